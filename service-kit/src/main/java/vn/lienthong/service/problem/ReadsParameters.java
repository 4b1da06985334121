package vn.lienthong.service.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters that an endpoint reads from the address itself; others it declares as its arguments. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ReadsParameters {
    String[] value() default {};

    /** Those without which the request is refused. */
    String[] required() default {};
}
