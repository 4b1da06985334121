package vn.lienthong.catalogue;

/** A field of procedures (lĩnh vực), e.g. CT, Chứng thực, by which reports are cut. */
public record Field(String code, String name, String english) {}
