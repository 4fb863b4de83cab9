//! How mails look: everything is spelled out on each element, because many mail programs read no style sheets.

pub(super) const PAGE: &str = "margin:0;padding:24px 12px;background:#f3f1ec;color:#1c1b19;\
     font:16px/1.6 -apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
pub(super) const SHEET: &str = "width:100%;max-width:560px;background:#ffffff;color:#1c1b19;border:1px solid #e4e0d8;border-radius:12px";
pub(super) const SHOP: &str =
    "padding:24px 32px 0;font:600 20px/1.3 'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif;color:#0f5f56";
pub(super) const BODY: &str = "padding:8px 32px 24px";
pub(super) const BUTTON: &str = "display:inline-block;padding:12px 24px;background:#0f5f56;color:#ffffff;border-radius:8px;\
     font-weight:600;text-decoration:none";
pub(super) const QUIET: &str = "font-size:14px;color:#625e57";
pub(super) const LINK: &str = "color:#0f5f56";
pub(super) const FOOT: &str = "padding:16px 32px 24px;border-top:1px solid #e4e0d8;font-size:14px;color:#625e57";
pub(super) const BILL: &str = "width:100%;margin:16px 0;border-collapse:collapse";
pub(super) const THING: &str = "padding:10px 12px 10px 0;border-bottom:1px solid #e4e0d8;text-align:left;vertical-align:top";
pub(super) const PRICE: &str = "padding:10px 0;border-bottom:1px solid #e4e0d8;text-align:right;vertical-align:top;white-space:nowrap";
pub(super) const SUM: &str = "padding:6px 12px 0 0;text-align:left;color:#625e57";
pub(super) const SUM_AMOUNT: &str = "padding:6px 0 0;text-align:right;white-space:nowrap";
pub(super) const TOTAL: &str = "padding:10px 12px 0 0;text-align:left;font-weight:600";
pub(super) const TOTAL_AMOUNT: &str = "padding:10px 0 0;text-align:right;white-space:nowrap;font-weight:600";

/// For those programs that do read style sheets, and show mails on black at night.
pub(super) const DARK: &str = "@media (prefers-color-scheme: dark) {\
     .page { background: #14161a !important; color: #f2f0ec !important } \
     .sheet { background: #1c1f24 !important; color: #f2f0ec !important; border-color: #343942 !important } \
     .shop, .link { color: #6fd3c1 !important } \
     .quiet, .foot { color: #aeb2ba !important; border-color: #343942 !important } \
     .line { border-color: #343942 !important } \
     .button { background: #6fd3c1 !important; color: #06231f !important } }";
