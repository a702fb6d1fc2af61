"""A forge on localhost: the comments of one pull request by GitHub's GraphQL, and releases with their files."""
import http.server, json, threading


class Forge:
    """Answers what the action asks. Each test sets the state before and reads it afterwards."""

    PAGE = 2

    def __init__(self):
        # {"id", "body", "ours"}, in the order in which they were written.
        self.comments = []
        self.may_comment = True
        self.files = {}
        self.latest = None
        self.requests = []
        forge = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                forge.requests.append((self.path, self.headers.get("Authorization")))
                body = forge.get(self.path)
                self.answer(body)

            def do_POST(self):
                forge.requests.append((self.path, self.headers.get("Authorization")))
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                self.answer(json.dumps(forge.graphql(asked["query"], asked["variables"])).encode())

            def answer(self, body):
                self.send_response(200 if body is not None else 404)
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_):
                """Silent: the test reads `requests`."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def get(self, path):
        if path.endswith("/releases/latest") and self.latest:
            return json.dumps({"tag_name": f"v{self.latest}"}).encode()
        return self.files.get(path)

    def graphql(self, query, variables):
        if "addComment" in query or "updateIssueComment" in query:
            if not self.may_comment:
                error = {"type": "FORBIDDEN", "message": "Resource not accessible by integration"}
                return {"data": None, "errors": [error]}
            return self.write(query, variables["input"])
        if variables["number"] != 7:
            return {"data": {"repository": {"pullRequest": None}}, "errors": [{"type": "NOT_FOUND", "message": "no such number"}]}
        start = int(variables["after"] or 0)
        nodes = [
            {"id": comment["id"], "viewerDidAuthor": comment["ours"], "body": comment["body"]}
            for comment in self.comments[start:start + self.PAGE]]
        end = start + self.PAGE
        page = {"hasNextPage": end < len(self.comments), "endCursor": str(end)}
        return {"data": {"repository": {"pullRequest": {"id": "PR_7", "comments": {"nodes": nodes, "pageInfo": page}}}}}

    def write(self, query, given):
        if "addComment" in query:
            assert given["subjectId"] == "PR_7", given
            self.comments.append({"id": f"IC_{len(self.comments)}", "body": given["body"], "ours": True})
            return {"data": {"addComment": {"commentEdge": {"node": {"url": self.address}}}}}
        for comment in self.comments:
            if comment["id"] == given["id"]:
                comment["body"] = given["body"]
        return {"data": {"updateIssueComment": {"issueComment": {"url": self.address}}}}
