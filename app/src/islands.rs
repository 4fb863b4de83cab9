//! What moves: the only code that the browser runs as WASM.

pub mod buy_box;
pub mod cart_drawer;
pub mod cart_state;
pub mod changes;
pub mod enhanced_form;
pub mod exchange;
pub mod favourite;
pub mod live_cart;
pub mod live_results;
pub mod quick_forms;
pub mod search_box;
pub mod toasts;
