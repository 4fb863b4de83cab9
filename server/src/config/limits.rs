//! Where tries are counted that are limited.

use services::limits::RedisUrl;

use super::reader::Reader;

pub(super) fn read(reader: &mut Reader) -> Option<Option<RedisUrl>> {
    // A Redis that counts tries for all copies of the program, in place of the database. `REDIS_URL`.
    reader.secret("REDIS_URL", "redis://127.0.0.1:6379/0", RedisUrl::parse)
}
