/** Agency and agency: routes, transfers, resolutions. */
package vn.lienthong.routing;
