package vn.lienthong.service.problem;

import vn.lienthong.service.testing.MessagesInBothLanguages;

class MessagesTest implements MessagesInBothLanguages {}
