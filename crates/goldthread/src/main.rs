//! goldthread
fn main() {}
