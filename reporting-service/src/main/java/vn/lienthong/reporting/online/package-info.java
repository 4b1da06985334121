/** How many dossiers were filed online, over time (tỷ lệ hồ sơ trực tuyến). */
package vn.lienthong.reporting.online;
