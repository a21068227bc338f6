//! An audit as JSON, for other people's programs: documented here, and stable.
//!
//! Keys are only ever added. `format` is "arrest-atlas-audit", `version` "1.0". Positions count
//! Unicode scalars from 0 in `span`, lines and columns from 1.

use super::{Asked, Audited, AuditedFile, Content, Standing};
use crate::model::{About, Finding, Problem, Verdict};
use crate::view::HiddenBy;
use serde::Serialize;

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
    findings: Vec<FindingDto<'a>>,
    claims: Vec<ClaimDto<'a>>,
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
    message: &'a str,
    help: &'a str,
    /// What claim and text say, where they say different things.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<DifferenceDto<'a>>,
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
struct DifferenceDto<'a> {
    claim: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ClaimDto<'a> {
    id: &'a str,
    verdict: &'static str,
}

/// The audits of several files as one JSON text.
#[must_use]
pub fn audit_json(files: &[AuditedFile], exit_code: u8) -> String {
    let report = ReportDto {
        format: "arrest-atlas-audit",
        version: "1.0",
        exit_code,
        files: files.iter().map(file).collect(),
    };
    // Plain structs of texts and numbers always have a JSON form.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn file(file: &AuditedFile) -> FileDto<'_> {
    match &file.content {
        Content::Read(audited) => {
            let mut standings = audited.standings();
            FileDto {
                file: &file.name,
                readable: true,
                message: None,
                summary: Some(summary(audited)),
                query: audited.asked.as_ref().map(|it| query(audited, it)),
                problems: audited.problems.iter().map(problem).collect(),
                findings: audited
                    .report
                    .findings
                    .iter()
                    .map(|it| finding(audited, it, standings.of(it)))
                    .collect(),
                claims: audited
                    .claims()
                    .map(|id| ClaimDto {
                        id: audited.dataset.claims.get(id).name,
                        verdict: audited.report.verdict(id).code(),
                    })
                    .collect(),
            }
        }
        Content::Unreadable { message, problems } => FileDto {
            file: &file.name,
            readable: false,
            message: Some(message),
            summary: None,
            query: None,
            problems: problems.iter().map(problem).collect(),
            findings: Vec::new(),
            claims: Vec::new(),
        },
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
    FindingDto {
        severity: finding.severity.word(),
        code: finding.code,
        message: &finding.message,
        help: &finding.help,
        difference: finding.difference.as_ref().map(|it| DifferenceDto {
            claim: &it.claim,
            text: &it.text,
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
