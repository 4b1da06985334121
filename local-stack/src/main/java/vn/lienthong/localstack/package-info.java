/** Real PostgreSQL and Kafka on this machine, for the command line and for tests. */
package vn.lienthong.localstack;
