package vn.lienthong.contracts.value;

/** Where the citizen wants the result (đăng ký nhận kết quả). */
public enum ReturnBy {
    DESK,
    POST,
    ONLINE
}
