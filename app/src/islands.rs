//! What moves: the only code that the browser runs as WASM.

pub mod buy_box;
pub mod cart_drawer;
pub mod cart_line;
pub mod cart_lines;
pub mod cart_state;
pub mod changes;
pub mod drawer_content;
pub mod enhanced_form;
pub mod favourite;
pub mod live_results;
pub mod quick_forms;
pub mod search_box;
pub mod toasts;
