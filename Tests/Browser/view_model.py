"""Turns an assessment (`rung scan --format json`) into the context that the report's templates take.

Kept to what both chevron and swift-mustache agree on: every object of a list has the same members; a section is a boolean or
a list, never a string; all that is shown is a ready string. Names, snippets and reasons come from a hostile repository: they
are made visible here and escaped by mustache.
"""

import pathlib
import re
import unicodedata
from urllib.parse import quote, urlsplit

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
STATUSES = ["met", "partial", "absent", "unknown"]
STATES = ["shown", "begun", "open", "ask"]
SEVERITIES = ["error", "warning", "note"]
EFFORTS = {"S": "hours", "M": "a day", "L": "days"}
LANGUAGES = {"cpp": "C++", "csharp": "C#", "javascript": "JavaScript", "typescript": "TypeScript", "sql": "SQL", "html": "HTML",
             "css": "CSS", "php": "PHP"}
# A paper page shows this many places of a practice; the rest stays in the file.
PRINTED_PLACES = 3
MOST_LANGUAGES = 4
MOST_PROJECTS = 8


class Vocabulary:
    """What an assessment does not carry: the model's words and the rules' guides."""

    def __init__(self):
        model = yaml.safe_load((ROOT / "Sources/MaturityModel/model/practices.yml").read_text())
        self.levels = model["levels"]
        self.meaning = {practice["id"]: practice["met"].strip() for practice in model["practices"]}
        frameworks = yaml.safe_load((ROOT / "Sources/MaturityModel/model/frameworks.yml").read_text())
        self.sources = {framework["id"]: framework["source"] for framework in frameworks["frameworks"]}
        self.guide = {}
        for path in (ROOT / "Sources/Detection/Rules").glob("*/*.yml"):
            if path.name == "Sets.yml":
                continue
            guide = yaml.load(path.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            self.guide[guide["practice"]] = {key: " ".join(str(guide[key]).split()) for key in ["why", "effort", "looked-for"]}


def visible(text):
    """The text with what would turn, hide or break it written out, as a terminal's escaper does."""
    if text.isascii() and text.isprintable():
        return text
    result = ""
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Zl", "Zp", "Cs", "Cn"):
            result += {"\n": "\\n", "\r": "\\r", "\t": " "}.get(character, f"\\u{{{ord(character):x}}}")
        elif category == "Zs":
            result += " "
        else:
            result += character
    return result


class Forge:
    """Addresses of lines in a known forge at the judged commit; none where the remote is not known."""

    def __init__(self, remote, commit):
        self.make = self.commit_address = None
        if not remote or not commit:
            return
        parts = urlsplit(remote if "://" in remote else "ssh://" + remote.replace(":", "/", 1))
        host, path = (parts.hostname or ""), parts.path.strip("/").removesuffix(".git")
        base = f"https://{host}/{path}"
        if host == "github.com":
            self.commit_address = f"{base}/commit/{commit}"
            self.make = lambda file, line: f"{base}/blob/{commit}/{file}" + (f"#L{line}" if line else "")
        elif host == "gitlab.com" or host.startswith("gitlab."):
            self.commit_address = f"{base}/-/commit/{commit}"
            self.make = lambda file, line: f"{base}/-/blob/{commit}/{file}" + (f"#L{line}" if line else "")
        elif host == "bitbucket.org":
            self.commit_address = f"{base}/commits/{commit}"
            self.make = lambda file, line: f"{base}/src/{commit}/{file}" + (f"#lines-{line}" if line else "")
        elif host == "codeberg.org":
            self.commit_address = f"{base}/commit/{commit}"
            self.make = lambda file, line: f"{base}/src/commit/{commit}/{file}" + (f"#L{line}" if line else "")
        elif host == "dev.azure.com":
            self.commit_address = f"{base}/commit/{commit}"
            self.make = lambda file, line: (f"{base}?path=/{file}&version=GC{commit}" + (
                f"&line={line}&lineEnd={line + 1}&lineStartColumn=1&lineEndColumn=1&lineStyle=plain" if line else ""))

    def link(self, path, line, is_untracked=False):
        """`hasLink` and `href` of a place: a file that git does not know is in no forge."""
        if self.make is None or is_untracked:
            return {"hasLink": False, "href": ""}
        return {"hasLink": True, "href": self.make(quote(path, safe="/"), line)}


def place_text(path, line):
    return visible(path) + (f":{line}" if line else "")


def number(value):
    return f"{value:.1f}"


def count_text(value):
    return f"{value:.1f}".removesuffix(".0")


def plural(count, word):
    return f"{count} {word}" + ("" if count == 1 else "s")


def sentence(text):
    return text if text.endswith(".") else text + "."


def percent(value):
    """A share for a drawing, which has a scale of a hundred."""
    return f"{min(max(value, 0), 100):.1f}"


def claim_text(claim, status):
    text = f"{claim['kind'].capitalize()} by {visible(claim['by'])}"
    if claim["date"]:
        text += f" on {claim['date']}"
    if claim["until"]:
        text += f" until {claim['until']}"
    if not claim["counts"]:
        text += " (not needed: it is met)" if status == "met" else " (expired: counts no more)"
    return text


def languages(shares):
    total = sum(share["lines"] for share in shares)
    texts = []
    for share in shares[:MOST_LANGUAGES]:
        name = LANGUAGES.get(share["id"], share["id"].capitalize())
        part = round(share["lines"] * 100 / total) if total else 0
        texts.append(f"{name} <1%" if part < 1 else f"{name} {part}%")
    if len(shares) > MOST_LANGUAGES:
        texts.append(f"{len(shares) - MOST_LANGUAGES} more")
    return ", ".join(texts)


class Report:
    """One assessment's context, section by section."""

    def __init__(self, assessment, vocabulary, command):
        self.assessment, self.words, self.command = assessment, vocabulary, command
        self.forge = Forge(assessment["source"]["remote"], assessment["commit"])
        self.practices = {practice["id"]: practice for practice in assessment["practices"]}

    def context(self):
        name = self.words.levels[self.assessment["level"]]["name"]
        return {
            "title": f"{visible(self.assessment['source']['name'])}: level {self.assessment['level']}, {name}",
            "name": visible(self.assessment["source"]["name"]),
            **self.header(), **self.standing(), **self.next_steps(), **self.map(), **self.all_practices(), **self.technologies(),
            **self.frameworks(), **self.claims(), **self.left_out(), **self.diagnostics(), **self.judged(),
        }

    # What was judged

    def commit_fact(self):
        commit = self.assessment["commit"]
        text = commit[:7] + (" with local changes" if self.assessment["source"]["dirty"] else "")
        address = self.forge.commit_address
        return {"label": "Commit", "text": text, "isCode": True, "hasLink": bool(address), "href": address or ""}

    def header(self):
        assessment = self.assessment
        facts = []

        def fact(label, text, is_code=False):
            facts.append({"label": label, "text": text, "isCode": is_code, "hasLink": False, "href": ""})

        if assessment["commit"]:
            facts.append(self.commit_fact())
        if assessment["subfolder"]:
            fact("Folder", visible(assessment["subfolder"]), True)
        if assessment["languages"]:
            fact("Languages", languages(assessment["languages"]))
        if assessment["profile"]:
            fact("Profile", f"{assessment['profile']['name']}, aims at level {assessment['profile']['targetLevel']}")
        notices = []
        folders = [visible(project["path"]) for project in assessment["project"]["projects"]]
        if len(folders) > 1:
            rest = f" and {len(folders) - MOST_PROJECTS} more" if len(folders) > MOST_PROJECTS else ""
            notices.append(
                f"{len(folders)} machine-learning projects: {', '.join(folders[:MOST_PROJECTS])}{rest}. They are judged as one; "
                "--project FOLDER judges one of them.")
        if not assessment["mlProject"]["isMLProject"]:
            notices.append(
                "This does not look like a machine-learning project. " + sentence(visible(assessment["mlProject"]["reason"]))
                + " Its engineering practices are judged all the same; take what is said about data and models as not meant for it.")
        return {"facts": facts, "hasNotices": bool(notices), "notices": [{"text": text} for text in notices]}

    # Level and score

    def standing(self):
        assessment, levels = self.assessment, self.words.levels
        level, claimed = assessment["level"], assessment["levelClaimed"]
        capped = assessment["cappedBy"]
        in_scope = assessment["scoreInScope"]
        return {
            "level": str(level), "levelName": levels[level]["name"], "levelMeaning": levels[level]["means"],
            "score": number(assessment["score"]), "scoreShare": percent(assessment["score"]),
            "hasScoreInScope": in_scope != assessment["score"],
            "scoreInScope": number(in_scope), "scoreInScopeShare": percent(in_scope),
            "hasClaimedLevel": claimed != level,
            "claimedLevel": (f"Claimed: level {claimed}, {levels[claimed]['name']}, "
                             "if what is attested were seen in the repository.") if claimed != level else "",
            "isCapped": bool(capped), "cappedBy": [{"id": practice} for practice in capped],
            "rungs": [self.rung(rung) for rung in reversed(range(len(levels)))],
            **self.tally(),
        }

    def rung(self, level):
        assessment, words = self.assessment, self.words.levels[level]
        gate = next((gate for gate in assessment["gates"] if gate["level"] == level), None)
        is_next = level == assessment["level"] + 1 and gate is not None
        held, needed = self.progress(gate) if gate else (0, 0)
        profile = assessment["profile"]
        # What level 0 means ("a foundation is missing") is no longer true once it is left behind.
        note = (f"{held} of {needed} needed practices hold" if is_next else
                "" if level == assessment["level"] or level == 0 else words["means"])
        return {
            "number": str(level), "name": words["name"],
            "state": "here" if level == assessment["level"] else "climbed" if level < assessment["level"] else "open",
            "isHere": level == assessment["level"],
            "isClimbed": level < assessment["level"],
            "note": note,
            "isClaimed": level == assessment["levelClaimed"] != assessment["level"],
            "isTarget": bool(profile) and profile["targetLevel"] == level,
        }

    @staticmethod
    def progress(gate):
        held = needed = 0
        for condition in gate["conditions"]:
            need = condition["needed"] if condition["rule"] == "any" else 1
            needed += need
            held += min(len(condition["held"]), need)
        return held, needed

    def tally(self):
        practices = self.assessment["practices"]
        parts, start = [], 0.0
        for status in STATUSES:
            count = sum(practice["status"] == status for practice in practices)
            if count == 0:
                continue
            width = count * 100 / len(practices)
            parts.append({"status": status, "count": str(count), "start": f"{start:.2f}", "width": f"{width:.2f}"})
            start += width
        return {"tally": parts, "tallyText": ", ".join(f"{part['count']} {part['status']}" for part in parts),
                "practiceCount": str(len(practices))}

    # Next steps

    def next_steps(self):
        assessment, levels = self.assessment, self.words.levels
        gate = next((gate for gate in assessment["gates"] if not gate["holds"]), None)
        base = {"hasNextLevel": gate is not None, "nextLevel": "", "nextLevelName": "", "noNextLevel": "", "hasTargetReached": False,
                "targetReached": "", "nextProgress": "", "beads": [], "hasHeld": False, "held": [], "stepGroups": []}
        if gate is None:
            is_full = all(practice["status"] == "met" for practice in assessment["practices"])
            return base | {"noNextLevel": "All gates hold." if is_full else
                           "All gates hold. What is not met below would still make the work broader."}
        profile = assessment["profile"]
        held, needed = self.progress(gate)
        base |= {
            "nextLevel": str(gate["level"]), "nextLevelName": levels[gate["level"]]["name"],
            "nextProgress": f"{held} of {needed} needed practices hold",
            "beads": [{"status": "met" if index < held else "absent"} for index in range(needed)],
            "held": self.held(gate), "stepGroups": self.step_groups(gate),
        }
        base["hasHeld"] = bool(base["held"])
        if profile and profile["targetLevel"] <= assessment["level"]:
            base |= {"hasTargetReached": True, "targetReached": (
                f"The target of the profile {profile['name']} is reached; what follows is for those who want more.")}
        return base

    @staticmethod
    def held(gate):
        result = []
        for condition in gate["conditions"]:
            if not condition["held"]:
                continue
            note = (f"{len(condition['held'])} of a choice of which {condition['needed']} are enough"
                    if condition["rule"] == "any" else "")
            result.append({"hasNote": bool(note), "note": note, "practices": [{"id": id} for id in condition["held"]]})
        return result

    def step_groups(self, gate):
        advice = {step["practice"]: step for step in self.assessment["nextSteps"]}
        order = {practice: index for index, practice in enumerate(advice)}
        written, groups = [], []

        def ordered(practices):
            return sorted(practices, key=lambda id: (order.get(id, len(order)), id))

        def group(intro, practices, alternatives):
            new = [id for id in practices if id not in written]
            steps = []
            for id in new:
                written.append(id)
                steps.append(self.step(id, advice.get(id), len(written)))
            if steps or alternatives:
                groups.append({
                    "hasIntro": bool(intro), "intro": intro, "hasSteps": bool(steps), "steps": steps,
                    "hasAlternatives": bool(alternatives), "alternatives": [{"id": id} for id in alternatives]})

        missing = [condition for condition in gate["conditions"] if not condition["holds"]]
        group("", ordered(id for condition in missing if condition["rule"] != "any" for id in condition["practices"]), [])
        for condition in missing:
            if condition["rule"] != "any":
                continue
            open_ones = [id for id in condition["practices"] if id not in condition["held"]]
            advised = ordered(id for id in open_ones if id in advice)
            more = condition["needed"] - len(condition["held"])
            group(f"{more} more of {len(open_ones)}" + (", the cheapest first:" if advised else ":"), advised,
                  [id for id in open_ones if id not in advised])
        group("After that, towards the profile's target:", [id for id in advice if id not in written], [])
        return groups

    def step(self, id, step, index):
        guide = self.words.guide[id]
        effort = step["effort"] if step else guide["effort"]
        return {
            "number": str(index), "id": id, "isPartial": self.practices[id]["status"] == "partial",
            "effort": effort, "effortText": EFFORTS[effort],
            "advice": step["advice"] if step else self.words.meaning[id], "why": guide["why"], "command": f"rung explain {id}"}

    # Dimensions by levels

    def map(self):
        return {
            "levels": [{"number": str(level["level"]), "name": level["name"]} for level in self.words.levels[1:]],
            "dimensions": [self.dimension(dimension) for dimension in self.assessment["dimensions"]]}

    def dimension(self, dimension):
        level = dimension["level"]
        return {
            "id": dimension["id"], "name": dimension["name"], "reached": "–" if level is None else str(level),
            "reachedText": "no level" if level is None else f"level {level}",
            "score": number(dimension["score"]), "scoreShare": percent(dimension["score"]),
            "cells": [self.cell(dimension["id"], cell) for cell in dimension["cells"]]}

    def cell(self, dimension, cell):
        counted, total = cell["counted"], cell["total"]
        share = counted / total if total else 0
        heat = "none" if not total else next(
            name for name, limit in [("4", 1), ("3", 2 / 3), ("2", 1 / 3), ("1", 0.01), ("0", 0)] if share >= limit)
        practices = [practice for practice in self.assessment["practices"]
                     if practice["dimension"] == dimension and practice["level"] == cell["level"]]
        return {"heat": heat, "hasPractices": total > 0, "counted": count_text(counted), "total": str(total),
                "practices": [{"id": practice["id"], "status": practice["status"]} for practice in practices]}

    # All practices

    def all_practices(self):
        groups = []
        for dimension in self.assessment["dimensions"]:
            practices = [practice for practice in self.assessment["practices"] if practice["dimension"] == dimension["id"]]
            level = dimension["level"]
            tally = [(sum(practice["status"] == status for practice in practices), status) for status in STATUSES]
            groups.append({
                "id": dimension["id"], "name": dimension["name"],
                "tally": ", ".join(f"{count} {status}" for count, status in tally if count),
                "reachedText": "no level" if level is None else f"level {level}", "score": number(dimension["score"]),
                "practices": [self.practice(practice) for practice in practices]})
        return {"practiceGroups": groups}

    def practice(self, practice):
        guide, claim = self.words.guide[practice["id"]], practice["claim"]
        status, evidence = practice["status"], practice["evidence"]
        out_of_scope = practice["outOfScope"]
        rest = len(evidence) - PRINTED_PLACES
        return {
            "id": practice["id"], "status": status, "level": str(practice["level"]), "dimension": practice["dimension"],
            "gloss": guide["looked-for"], "reason": visible(practice["reason"]), "meaning": self.words.meaning[practice["id"]],
            "why": guide["why"], "command": f"rung explain {practice['id']}",
            "hasEffort": status != "met", "effort": guide["effort"], "effortText": EFFORTS[guide["effort"]],
            "hasClaim": claim is not None, "claimKind": claim["kind"] if claim else "",
            "claim": claim_text(claim, status) if claim else "", "claimStatement": visible(claim["text"]) if claim else "",
            "isOutOfScope": out_of_scope is not None, "outOfScope": out_of_scope or "",
            "hasEvidence": bool(evidence), "evidence": self.evidence(evidence),
            "hasMoreOnScreen": rest > 0, "moreOnScreen": f"and {plural(rest, 'more place')} in the file of this report" if rest > 0 else "",
        }

    def evidence(self, evidence):
        """The places, those that show the same together, in the order of the strongest of each."""
        groups = {}
        for index, item in enumerate(evidence):
            groups.setdefault(item["says"], []).append((index >= PRINTED_PLACES, item))
        return [{
            "hasSays": bool(says), "says": visible(says[:1].upper() + says[1:]), "isScreenOnly": all(extra for extra, _ in items),
            "places": [self.place(item, extra) for extra, item in items]} for says, items in groups.items()]

    def place(self, item, is_extra):
        return {
            "place": place_text(item["path"], item["line"]), **self.forge.link(item["path"], item["line"], item["untracked"]),
            "isUntracked": item["untracked"], "isScreenOnly": is_extra,
            "hasSnippet": bool(item["snippet"]), "line": str(item["line"] or ""), "snippet": visible(item["snippet"]),
            "hasVia": bool(item["via"]), "via": "via " + ", then ".join(map(visible, item["via"])) if item["via"] else ""}

    # What else there is

    def technologies(self):
        categories = {}
        for technology in self.assessment["technologies"]:
            categories.setdefault(technology["category"], []).append(self.technology(technology))
        return {
            "hasTechnologies": bool(categories), "technologyCount": str(len(self.assessment["technologies"])),
            "technologies": [{"category": category, "count": str(len(tools)), "tools": tools} for category, tools in categories.items()]}

    def technology(self, technology):
        evidence = technology["evidence"]
        first = evidence[0] if evidence else None
        return {
            "name": visible(technology["name"]), "hasPlace": first is not None,
            "place": place_text(first["path"], first["line"]) if first else "",
            **(self.forge.link(first["path"], first["line"]) if first else {"hasLink": False, "href": ""})}

    def frameworks(self):
        return {"frameworks": [
            self.framework(framework, index == 0) for index, framework in enumerate(self.assessment["frameworks"])]}

    def framework(self, framework, is_first):
        items = framework["items"]
        tally = [(sum(item["state"] == state for item in items), state) for state in STATES]
        scores = {section["section"]: section["score"] for section in framework["sectionScores"]}
        names = list(dict.fromkeys(item["section"] for item in items))
        sections = []
        for name in names:
            inside = [item for item in items if item["section"] == name]
            score = scores.get(name)
            sections.append({
                "hasName": name is not None, "name": (name or "").capitalize(), "hasScore": score is not None,
                "score": count_text(score or 0), "most": str(len(inside)),
                "scoreShare": percent((score or 0) * 100 / max(len(inside), 1)),
                "items": [{"title": item["title"], "state": item["state"], "isAttested": item["attested"]} for item in inside]})
        score = framework["score"]
        return {
            "id": framework["id"], "name": framework["name"], "isFirst": is_first, "source": self.words.sources[framework["id"]],
            "hasScore": score is not None, "score": count_text(score or 0),
            "tally": [{"state": state, "count": str(count)} for count, state in tally if count], "sections": sections}

    def claims(self):
        claims = [{
            "id": practice["id"], "kind": practice["claim"]["kind"], "claim": claim_text(practice["claim"], practice["status"]),
            "statement": visible(practice["claim"]["text"]), "status": practice["status"]}
            for practice in self.assessment["practices"] if practice["claim"]]
        items = [{"framework": framework["name"], "title": item["title"]}
                 for framework in self.assessment["frameworks"] for item in framework["items"] if item["attested"]]
        return {
            "hasClaims": bool(claims or items), "claimCount": str(len(claims) + len(items)), "claims": claims,
            "hasFrameworkClaims": bool(items), "frameworkClaims": items}

    def left_out(self):
        paths = [{
            "path": visible(path["path"]), "files": plural(path["files"], "file"), "reason": visible(path["reason"])}
            for path in self.assessment["leftOut"]]
        return {"hasLeftOut": bool(paths), "leftOut": paths}

    def diagnostics(self):
        found = self.assessment["diagnostics"]
        listed = []
        for severity in SEVERITIES:
            for item in found:
                if item["severity"] != severity:
                    continue
                link = self.forge.link(item["path"], item["line"]) if item["path"] else {"hasLink": False, "href": ""}
                listed.append({
                    "severity": severity, "hasPlace": item["path"] is not None,
                    "place": place_text(item["path"], item["line"]) if item["path"] else "", **link,
                    "message": visible(item["message"]), "hasRemedy": item["remedy"] is not None,
                    "remedy": visible(item["remedy"] or "")})
        counts = [(sum(item["severity"] == severity for item in found), severity) for severity in SEVERITIES]
        return {
            "hasDiagnostics": bool(listed), "diagnosticCount": str(len(listed)), "diagnostics": listed,
            "diagnosticTally": ", ".join(plural(count, severity) for count, severity in counts if count)}

    def judged(self):
        assessment = self.assessment
        return {"judged": [
            {"label": "Program", "text": f"{assessment['tool']['name']} {assessment['tool']['version']}", "isCode": False},
            {"label": "Model", "text": assessment["model"]["version"], "isCode": True},
            {"label": "Rules", "text": assessment["rules"]["version"], "isCode": True},
            {"label": "Commit", "text": assessment["commit"] or "no commit", "isCode": bool(assessment["commit"])},
            {"label": "Command", "text": self.command, "isCode": True},
        ]}


def check(value, place="context"):
    """What swift-mustache and chevron would read differently is a mistake here: other types, and objects that are not alike."""
    if isinstance(value, dict):
        for key, member in value.items():
            assert re.fullmatch(r"[A-Za-z]+", key), f"{place}.{key}: not a plain name"
            check(member, f"{place}.{key}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            assert isinstance(member, dict), f"{place}[{index}]: not an object"
            assert member.keys() == value[0].keys(), f"{place}[{index}]: other members than the first"
            check(member, f"{place}[{index}]")
    else:
        assert isinstance(value, (str, bool)), f"{place}: {value!r} is neither a string nor a boolean"
