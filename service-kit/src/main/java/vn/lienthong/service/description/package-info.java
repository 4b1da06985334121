/** What the API description ({@code /q/openapi}) says beyond what can be seen from the signatures of the endpoints. */
package vn.lienthong.service.description;
