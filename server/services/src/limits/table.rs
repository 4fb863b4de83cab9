//! Every limit, on one page.

use std::time::Duration;

use super::rule::Rule;

/// What is limited, and by whose tries it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Signing in to one account.
    SignInByAccount,
    /// Signing in from one address.
    SignInByAddress,
    /// Making accounts from one address.
    RegisterByAddress,
    /// Asking for a new password of one account.
    ResetByAccount,
    /// Asking for new passwords from one address.
    ResetByAddress,
    /// Codes of the second factor of one account.
    SecondFactorByAccount,
    /// Codes of coupons from one address.
    CodesByAddress,
    /// Mails to one account that ask to confirm its address.
    MailByAccount,
}

/// What a try that succeeded does to the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Success {
    /// Whoever succeeds is the owner: their own mistakes before it are forgotten.
    ClearsTheCount,
    /// Others may be behind the same address: it is taken back, and theirs stay.
    IsNotCounted,
    /// It is successes that are limited.
    IsCounted,
}

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);

impl Limit {
    /// Every limit.
    pub const ALL: [Self; 8] = [
        Self::SignInByAccount,
        Self::SignInByAddress,
        Self::RegisterByAddress,
        Self::ResetByAccount,
        Self::ResetByAddress,
        Self::SecondFactorByAccount,
        Self::CodesByAddress,
        Self::MailByAccount,
    ];

    #[rustfmt::skip]
    pub(super) fn rule(self) -> Rule {
        let rule = |free, one_forgotten, all_forgotten, first_delay, longest_delay| {
            Rule { free, one_forgotten, all_forgotten, first_delay, longest_delay }
        };
        match self {
            //                                  free  one forgotten  all forgotten  then wait    at most
            //                                        in             in quiet
            Self::SignInByAccount       => rule(   5, HOUR,          HOUR,          SECOND,      MINUTE * 15),
            Self::SignInByAddress       => rule(  60, SECOND * 15,   MINUTE * 15,   SECOND,      MINUTE),
            Self::RegisterByAddress     => rule(  20, MINUTE * 3,    HOUR,          MINUTE * 3,  HOUR),
            Self::ResetByAccount        => rule(   3, MINUTE * 20,   HOUR,          MINUTE * 20, HOUR),
            Self::ResetByAddress        => rule(  20, MINUTE * 3,    HOUR,          MINUTE * 3,  HOUR),
            Self::SecondFactorByAccount => rule(   5, HOUR * 24,     HOUR * 24,     SECOND,      HOUR),
            Self::CodesByAddress        => rule(  30, MINUTE,        HOUR,          SECOND * 10, MINUTE * 10),
            Self::MailByAccount         => rule(   5, MINUTE * 12,   HOUR,          MINUTE * 12, HOUR),
        }
    }

    pub(super) fn success(self) -> Success {
        match self {
            Self::SignInByAccount | Self::SecondFactorByAccount => Success::ClearsTheCount,
            Self::SignInByAddress | Self::CodesByAddress => Success::IsNotCounted,
            Self::RegisterByAddress | Self::ResetByAccount | Self::ResetByAddress | Self::MailByAccount => Success::IsCounted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_never_longer_than_what_is_remembered() {
        for limit in Limit::ALL {
            let rule = limit.rule();
            assert!(rule.free > 0 && rule.first_delay <= rule.longest_delay && rule.longest_delay <= rule.all_forgotten, "{limit:?}");
        }
    }
}
