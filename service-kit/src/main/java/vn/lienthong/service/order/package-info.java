/**
 * Orders that people give about a dossier the service knows from the log: read from a request
 * ({@link vn.lienthong.service.order.OrderBody}, {@link vn.lienthong.service.order.OrderRequests}), decided by the service
 * ({@link vn.lienthong.service.order.OrderDecider}) and recorded ({@link vn.lienthong.service.order.Orders}). What is ordered
 * for all dossiers of a kind at once is an {@link vn.lienthong.service.order.OrderForMany}, carried out by
 * {@link vn.lienthong.service.order.OrdersForMany}.
 */
package vn.lienthong.service.order;
