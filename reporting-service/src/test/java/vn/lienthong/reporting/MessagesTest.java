package vn.lienthong.reporting;

import vn.lienthong.service.testing.MessagesInBothLanguages;

class MessagesTest implements MessagesInBothLanguages {}
