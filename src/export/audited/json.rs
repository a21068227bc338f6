//! An audit as JSON, for other people's programs: documented here, and stable.
//!
//! Keys are only ever added. `format` is "arrest-atlas-audit", `version` "1.0". Positions count
//! Unicode scalars from 0 in `span`, lines and columns from 1.

use super::{Asked, Audited, AuditedFile, Content, Standing};
use crate::model::{About, Finding, Problem, Verdict};
use crate::view::HiddenBy;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// The whole report.
#[derive(Serialize)]
struct ReportDto<'a> {
    format: &'static str,
    version: &'static str,
    exit_code: u8,
    files: Vec<FileDto<'a>>,
}

/// One file. What cannot be read has a `message` and neither summary, claims nor findings.
#[derive(Serialize)]
struct FileDto<'a> {
    file: &'a str,
    readable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<SummaryDto>,
    /// What a query leaves out; absent where none was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<QueryDto>,
    problems: Vec<ProblemDto<'a>>,
    findings: Findings<'a>,
    claims: Claims<'a>,
}

#[derive(Serialize)]
struct QueryDto {
    text: String,
    claims_in_all: usize,
    claims_left: usize,
    hidden: Vec<HiddenDto>,
    findings_left_out: usize,
    /// Parts that name something the dataset does not have.
    unmatched: Vec<String>,
}

#[derive(Serialize)]
struct HiddenDto {
    by: &'static str,
    claims: usize,
}

#[derive(Serialize)]
struct SummaryDto {
    claims: usize,
    verified: usize,
    warning: usize,
    broken: usize,
    unchecked: usize,
    unsourced: usize,
    quotes: usize,
    quotes_found: usize,
    errors: usize,
    warnings: usize,
    information: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<String>,
}

#[derive(Serialize)]
struct ProblemDto<'a> {
    severity: &'static str,
    code: &'a str,
    message: &'a str,
    help: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Serialize)]
struct FindingDto<'a> {
    severity: &'static str,
    code: &'a str,
    message: String,
    help: &'static str,
    /// What claim and text say, where they say different things.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<DifferenceDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
    /// Which of the claim's pieces of evidence, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[u32; 2]>,
    /// The JSON path of what it is about in the dataset's file, and its line and column there.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_column: Option<usize>,
}

#[derive(Serialize)]
struct DifferenceDto {
    claim: String,
    text: String,
}

#[derive(Serialize)]
struct ClaimDto<'a> {
    id: &'a str,
    verdict: &'static str,
}

/// Writes the audits of several files as one JSON text.
///
/// # Errors
/// Where it cannot be written.
pub fn audit_json(to: &mut dyn Write, files: &[AuditedFile], exit_code: u8) -> io::Result<()> {
    let report = ReportDto {
        format: "arrest-atlas-audit",
        version: "1.0",
        exit_code,
        files: files.iter().map(file).collect(),
    };
    serde_json::to_writer_pretty(&mut *to, &report)?;
    writeln!(to)
}

fn file(file: &AuditedFile) -> FileDto<'_> {
    match &file.content {
        Content::Read(audited) => FileDto {
            file: &file.name,
            readable: true,
            message: None,
            summary: Some(summary(audited)),
            query: audited.asked.as_ref().map(|it| query(audited, it)),
            problems: audited.problems.iter().map(problem).collect(),
            findings: Findings(Some(audited)),
            claims: Claims(Some(audited)),
        },
        Content::Unreadable { message, problems } => FileDto {
            file: &file.name,
            readable: false,
            message: Some(message),
            summary: None,
            query: None,
            problems: problems.iter().map(problem).collect(),
            findings: Findings(None),
            claims: Claims(None),
        },
    }
}

/// Each finding is put into words when it is written: all of them at once would take more room than
/// the dataset.
struct Findings<'a>(Option<&'a Audited>);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Some(audited) = self.0 else {
            return to.collect_seq(std::iter::empty::<()>());
        };
        let mut standings = audited.standings();
        let findings = audited.report.findings.iter();
        to.collect_seq(findings.map(|it| finding(audited, it, standings.of(it))))
    }
}

/// The verdicts.
struct Claims<'a>(Option<&'a Audited>);

impl Serialize for Claims<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let claims = self.0.into_iter().flat_map(|audited| {
            audited.claims().map(|id| ClaimDto {
                id: audited.dataset.claims.get(id).name,
                verdict: audited.report.verdict(id).code(),
            })
        });
        to.collect_seq(claims)
    }
}

fn query(audited: &Audited, asked: &Asked) -> QueryDto {
    let hidden = HiddenBy::ALL.into_iter().filter_map(|part| {
        let claims = asked.remaining.hidden.by(part);
        (claims > 0).then(|| HiddenDto {
            by: part.words(),
            claims,
        })
    });
    QueryDto {
        text: asked.text.to_string(),
        claims_in_all: audited.dataset.claims.len(),
        claims_left: asked.remaining.count,
        hidden: hidden.collect(),
        findings_left_out: asked.findings_left_out,
        unmatched: asked.unmatched(),
    }
}

fn summary(audited: &Audited) -> SummaryDto {
    let count = |wanted| {
        let verdicts = audited.claims().map(|id| audited.report.verdict(id));
        verdicts.filter(|&verdict| verdict == wanted).count()
    };
    let (quotes, quotes_found) = audited.quotes();
    let counts = audited.counts();
    SummaryDto {
        claims: audited.claims().count(),
        verified: count(Verdict::Verified),
        warning: count(Verdict::Warning),
        broken: count(Verdict::Broken),
        unchecked: count(Verdict::Unchecked),
        unsourced: count(Verdict::Unsourced),
        quotes,
        quotes_found,
        errors: counts.errors,
        warnings: counts.warnings,
        information: counts.notes,
        ledger: super::summary::ledger_clause(audited),
    }
}

fn problem(problem: &Problem) -> ProblemDto<'_> {
    ProblemDto {
        severity: problem.severity.word(),
        code: problem.code,
        message: &problem.message,
        help: &problem.help,
        path: &problem.path,
        line: problem.location.as_ref().map(|location| location.line),
        column: problem.location.as_ref().map(|location| location.column),
    }
}

fn finding<'a>(
    audited: &'a Audited,
    finding: &'a Finding,
    standing: Option<Standing>,
) -> FindingDto<'a> {
    let dataset = &audited.dataset;
    let (mut claim, mut evidence, mut place, mut document) = (None, None, None, None);
    match finding.about {
        About::Claim(id) => claim = Some(dataset.claims.get(id).name),
        About::Evidence(id, piece) => {
            claim = Some(dataset.claims.get(id).name);
            evidence = dataset.claims.evidence(id).position(|it| it.id == piece);
            document = Some(dataset.claims.evidence_row(piece).document);
        }
        About::Place(id) => place = Some(dataset.place(id).id.as_str()),
        About::Document(id) | About::Passage(id, _) => document = Some(id),
        About::Dataset => {}
    }
    let whereabout = audited.whereabout(finding);
    let words = audited.wording().of(finding);
    FindingDto {
        severity: finding.severity.word(),
        code: finding.code,
        message: words.message,
        help: words.help,
        difference: words.difference.map(|it| DifferenceDto {
            claim: it.claim,
            text: it.text,
        }),
        claim,
        evidence,
        place,
        document: document.map(|id| dataset.document(id).id.as_str()),
        line: standing.as_ref().map(|standing| standing.line),
        column: standing.as_ref().map(|standing| standing.column),
        span: standing.map(|Standing { span, .. }| [span.start, span.end]),
        path_line: whereabout.as_ref().map(|at| at.line),
        path_column: whereabout.as_ref().map(|at| at.column),
        path: whereabout.map(|at| at.path),
    }
}
