/** By how many days dossiers were closed early (số ngày trả kết quả trước hạn). */
package vn.lienthong.reporting.saved;
