/** Who had which part of interconnected procedures, and kept its limit or not (thủ tục liên thông). */
package vn.lienthong.reporting.legs;
