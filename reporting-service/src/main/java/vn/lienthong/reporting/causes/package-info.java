/** Who or what made dossiers late (nguyên nhân quá hạn). */
package vn.lienthong.reporting.causes;
