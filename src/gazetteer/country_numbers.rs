//! Countries by their numbers in ISO 3166-1, as ACLED and the statistics of the United Nations
//! write them.

/// ISO codes with their numbers, in the order of the numbers.
const NUMBERS: &str = "\
    AF4 AL8 DZ12 AS16 AD20 AO24 AG28 AZ31 AR32 AU36 AT40 BS44 BH48 BD50 AM51 BB52 BE56 BM60 BT64 \
    BO68 BA70 BW72 BR76 BZ84 SB90 VG92 BN96 BG100 MM104 BI108 BY112 KH116 CM120 CA124 CV132 \
    KY136 CF140 LK144 TD148 CL152 CN156 TW158 CO170 KM174 YT175 CG178 CD180 CK184 CR188 HR191 \
    CU192 CY196 CZ203 BJ204 DK208 DM212 DO214 EC218 SV222 GQ226 ET231 ER232 EE233 FO234 FK238 \
    FJ242 FI246 AX248 FR250 GF254 PF258 DJ262 GA266 GE268 GM270 PS275 DE276 GH288 GI292 KI296 \
    GR300 GL304 GD308 GP312 GU316 GT320 GN324 GY328 HT332 VA336 HN340 HK344 HU348 IS352 IN356 \
    ID360 IR364 IQ368 IE372 IL376 IT380 CI384 JM388 JP392 KZ398 JO400 KE404 KP408 KR410 KW414 \
    KG417 LA418 LB422 LS426 LV428 LR430 LY434 LI438 LT440 LU442 MO446 MG450 MW454 MY458 MV462 \
    ML466 MT470 MQ474 MR478 MU480 MX484 MC492 MN496 MD498 ME499 MS500 MA504 MZ508 OM512 NA516 \
    NR520 NP524 NL528 CW531 AW533 SX534 BQ535 NC540 VU548 NZ554 NI558 NE562 NG566 NO578 MP580 \
    FM583 MH584 PW585 PK586 PA591 PG598 PY600 PE604 PH608 PL616 PT620 GW624 TL626 PR630 QA634 \
    RE638 RO642 RU643 RW646 BL652 SH654 KN659 AI660 LC662 MF663 PM666 VC670 SM674 ST678 SA682 \
    SN686 RS688 SC690 SL694 SG702 SK703 VN704 SI705 SO706 ZA710 ZW716 ES724 SS728 SD729 EH732 \
    SR740 SJ744 SZ748 SE752 CH756 SY760 TJ762 TH764 TG768 TO776 TT780 AE784 TN788 TR792 TM795 \
    TC796 TV798 UG800 UA804 MK807 EG818 GB826 GG831 JE832 IM833 TZ834 US840 VI850 BF854 UY858 \
    UZ860 VE862 WF876 WS882 YE887 ZM894 \
    ";

/// The ISO 3166-1 alpha-2 code of the country with this number: "643", "36" and "036" are numbers.
#[must_use]
pub fn country_of_number(text: &str) -> Option<&'static str> {
    let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let number: u16 = text.parse().ok().filter(|_| is_number)?;
    let mut known = NUMBERS
        .split(' ')
        .filter_map(|pair| pair.split_at_checked(2));
    let (code, _) = known.find(|(_, digits)| digits.parse() == Ok(number))?;
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::{NUMBERS, country_of_number};
    use crate::gazetteer::country_name;

    #[test]
    fn every_number_is_that_of_a_known_country() {
        for pair in NUMBERS.split_ascii_whitespace() {
            let (code, number) = pair.split_at(2);
            assert_eq!(country_of_number(number), Some(code), "{pair}");
            assert!(country_name(code).is_some(), "{pair}");
        }
    }

    #[test]
    fn numbers_are_read_with_and_without_their_zeros() {
        for (text, code) in [
            ("643", Some("RU")),
            ("036", Some("AU")),
            ("36", Some("AU")),
            ("4", Some("AF")),
            ("0", None),
            ("999", None),
            ("0036", None),
            ("+36", None),
            ("", None),
        ] {
            assert_eq!(country_of_number(text), code, "{text}");
        }
    }
}
