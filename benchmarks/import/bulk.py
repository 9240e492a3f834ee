#!/usr/bin/env python3
"""Times POST /subscribers:import on a running server: makes a file of subscribers with records, sends it, and prints one line of JSON.

Each line is a subscriber with a password, two reply attributes and one service, as the demo's crowd has. With --radius it also
measures how long after the answer the last of them can log in. The file is made before the clock starts, and kept with --keep.
"""

import argparse
import base64
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default="http://127.0.0.1:8080", help="where the server is (default: %(default)s)")
    parser.add_argument("--user", default=os.environ.get("SLUICE_USER", "operator"))
    parser.add_argument("--password", default=os.environ.get("SLUICE_PASSWORD", "operator"), help="or SLUICE_PASSWORD")
    parser.add_argument("--count", type=int, default=100_000, help="subscribers (default: %(default)s)")
    parser.add_argument("--format", choices=["ndjson", "csv"], default="ndjson")
    parser.add_argument("--mode", choices=["create", "replace"], default="create")
    parser.add_argument("--parent", default="isp1", help="where they stand (default: %(default)s)")
    parser.add_argument("--service", default="gold", help="activation string of the service they get (default: %(default)s)")
    parser.add_argument("--prefix", default="load", help="of their logins; another one for each run with create")
    parser.add_argument("--radius", metavar="HOST:PORT", help="log the last one in over CHAP with radclient")
    parser.add_argument("--secret", default="testing123", help="of the RADIUS client (default: %(default)s)")
    parser.add_argument("--keep", metavar="FILE", help="where to write the file that is sent")
    return parser.parse_args()


def login(chosen, number):
    return f"{chosen.prefix}{number:06d}@isp1.com"


def write_ndjson(chosen, out):
    for number in range(chosen.count):
        record = {
            "attributes": [
                {"name": "Session-Timeout", "value": "86400"},
                {"name": "Acct-Interim-Interval", "value": "900"},
            ],
            "services": [{"tag": 1, "activate": chosen.service, "timeout": 86400, "statistics": 2}],
        }
        line = {
            "kind": "RESIDENTIAL",
            "parent": chosen.parent,
            "login": login(chosen, number),
            "password": f"pw{number:06d}",
            "record": record,
        }
        out.write(json.dumps(line) + "\n")


def write_csv(chosen, out):
    out.write("kind,parent,login,password,attribute.Session-Timeout,attribute.Acct-Interim-Interval,")
    out.write("service.1,service.1.timeout,service.1.statistics\n")
    service = '"' + chosen.service.replace('"', '""') + '"'
    for number in range(chosen.count):
        out.write(f"RESIDENTIAL,{chosen.parent},{login(chosen, number)},pw{number:06d},86400,900,{service},86400,2\n")


def send(chosen, path):
    url = urllib.parse.urlsplit(chosen.server)
    connection = http.client.HTTPConnection(url.hostname, url.port or 80, timeout=3600)
    credentials = base64.b64encode(f"{chosen.user}:{chosen.password}".encode()).decode()
    headers = {
        "Authorization": "Basic " + credentials,
        "Content-Type": "application/x-ndjson" if chosen.format == "ndjson" else "text/csv",
        "Content-Length": str(os.path.getsize(path)),
    }
    with open(path, "rb") as body:
        began = time.monotonic()
        connection.request("POST", "/api/v1/subscribers:import?mode=" + chosen.mode, body, headers)
        response = connection.getresponse()
        answer = response.read()
        seconds = time.monotonic() - began
    if response.status != 200:
        sys.exit(f"{response.status}: {answer.decode(errors='replace')}")
    return json.loads(answer), seconds


def seconds_to_login(chosen):
    """How long it takes from now until the last one is accepted."""
    number = chosen.count - 1
    request = f"User-Name={login(chosen, number)}\nCHAP-Password=pw{number:06d}\nNAS-IP-Address=127.0.0.1\n"
    command = ["radclient", "-r", "1", "-t", "3", chosen.radius, "auth", chosen.secret]
    began = time.monotonic()
    while time.monotonic() - began < 60:
        if subprocess.run(command, input=request, text=True, capture_output=True).returncode == 0:
            return round(time.monotonic() - began, 3)
        time.sleep(0.05)
    sys.exit("the last one cannot log in after a minute")


def main():
    chosen = options()
    path = chosen.keep or tempfile.mkstemp(suffix="." + chosen.format)[1]
    try:
        with open(path, "w", encoding="utf-8") as out:
            (write_ndjson if chosen.format == "ndjson" else write_csv)(chosen, out)
        answer, seconds = send(chosen, path)
        result = {
            "format": chosen.format,
            "mode": chosen.mode,
            "octets": os.path.getsize(path),
            "lines": answer["lines"],
            "created": answer["created"],
            "replaced": answer["replaced"],
            "refused": answer["refused"],
            "seconds": round(seconds, 3),
            "perSecond": round(answer["lines"] / seconds),
        }
        if chosen.radius:
            result["secondsToLogin"] = seconds_to_login(chosen)
        print(json.dumps(result))
    finally:
        if not chosen.keep:
            os.unlink(path)


if __name__ == "__main__":
    main()
