/** Generator of the reference cases. */
package vn.lienthong.cases;
