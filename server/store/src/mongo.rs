//! stub
pub struct MongoStore;
