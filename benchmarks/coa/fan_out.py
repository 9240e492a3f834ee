#!/usr/bin/env python3
"""Activations for many sessions at several NASes: from the first stored order to the last acknowledged and committed result.

Needs a running Sluice on PostgreSQL and psql. Each NAS is played by a command of the caller's choice, which must obey CoA for any
session. Sessions and orders are rows that SQL makes, as a schedule would; meanwhile a person orders services over REST, and how
long that takes is told apart. With --log-in the commands are BNGs that log their subscribers in and account for services; then a
result is a confirmed one if the NAS's confirmation is ACCOUNTING.
"""

import argparse
import base64
import json
import os
import shlex
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

PREFIX = "bench-coa-"
PERSONS = 200


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="sessions, each of which gets one service")
    parser.add_argument("--nases", type=int, default=4)
    parser.add_argument("--first-port", type=int, default=13801, help="UDP port of the first NAS; the others follow")
    parser.add_argument("--bng", required=True, help="command that plays a NAS; {port} is its UDP port, {name} the NAS's name,"
                        " {first} the number of its first subscriber and {count} how many, the secret testing123")
    parser.add_argument("--log-in", action="store_true", help="the commands make the sessions")
    parser.add_argument("--confirmation", default="ACK", choices=["ACK", "ACCOUNTING", "LEARN"], help="what proves an activation")
    parser.add_argument("--statistics", default="-", choices=["-", "TIME", "TIME_VOLUME"], help="of the services")
    parser.add_argument("--page", type=int, default=10_000, help="orders stored in one transaction")
    parser.add_argument("--dialect", default="erx")
    parser.add_argument("--service", default="gold", help="activation string of a service that is defined")
    parser.add_argument("--api", default=os.environ.get("SLUICE_API", "http://127.0.0.1:8080/api/v1"))
    parser.add_argument("--user", default="operator:operator")
    parser.add_argument("--database", default="postgresql://sluice:sluice@127.0.0.1:5432/sluice", help="as psql takes it")
    parser.add_argument("--person-every", type=float, default=0.1, help="seconds between a person's orders; 0 for none")
    parser.add_argument("--patience", type=int, default=120, help="seconds until an order is given up")
    parser.add_argument("--most", type=float, default=300, help="seconds after which the run is broken off")
    return parser.parse_args()


class Database:
    def __init__(self, url):
        self.url = url

    def ask(self, sql):
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.url, "-c", sql]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


class Api:
    def __init__(self, address, user):
        self.address = address
        self.authorization = "Basic " + base64.b64encode(user.encode()).decode()

    def call(self, method, path, body=None, **headers):
        request = urllib.request.Request(self.address + path, method=method)
        request.add_header("Authorization", self.authorization)
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        data = None
        if body is not None:
            request.add_header("Content-Type", "application/json")
            data = json.dumps(body).encode()
        with urllib.request.urlopen(request, data=data, timeout=30) as answer:
            return json.loads(answer.read() or b"null")


def prepare(given, api, database):
    ids = []
    for index in range(given.nases):
        name = f"{PREFIX}{index}"
        body = {
            "identifiers": [name],
            "addresses": [],
            "dialect": given.dialect,
            "coa": {"address": "127.0.0.1", "port": given.first_port + index, "secret": "testing123"},
            "confirmation": given.confirmation,
        }
        try:
            api.call("PUT", f"/nas/{name}", body, If_Match="*")
        except urllib.error.HTTPError as refused:
            if refused.code != 412:
                sys.exit(f"PUT /nas/{name}: {refused.code} {refused.read().decode()}")
            api.call("PUT", f"/nas/{name}", body)
        ids.append(int(database.ask(f"select id from nas where name = '{name}'")))
    listed = ",".join(map(str, ids))
    for table in ("operation", "service_session", "subscriber_session"):
        database.ask(f"delete from {table} where nas_id in ({listed})")
    if given.log_in:
        return listed
    database.ask(
        f"""insert into subscriber_session (id, nas_id, acct_session_id, login, state, owner, started_at, start_seen,
                first_seen_at, last_seen_at, stop_seen, session_time, input_octets, output_octets, input_packets, output_packets)
            select gen_random_uuid(), ('{{{listed}}}'::bigint[])[1 + i % {given.nases}], 'b' || lpad(i::text, 8, '0'),
                'b' || i || '@bench', 1, 1, now(), true, now(), now(), false, 0, 0, 0, 0, 0
            from generate_series(0, {given.count + PERSONS - 1}) i"""
    )
    for table in ("operation", "service_session", "subscriber_session"):
        database.ask(f"vacuum analyze {table}")
    return listed


def logged_in(given, database, listed):
    """Waits until the BNGs' subscribers are on line."""
    until = time.time() + given.most
    while time.time() < until:
        count = int(database.ask(f"select count(*) from subscriber_session where nas_id in ({listed}) and state = 1"))
        if count >= given.count + PERSONS:
            for table in ("operation", "service_session", "subscriber_session"):
                database.ask(f"vacuum analyze {table}")
            return
        time.sleep(1)
    sys.exit(f"only {count} subscribers are on line")


def order_all(given, database, listed, persons):
    """All orders, page by page, as bulk orders are made; the persons' sessions are left out."""
    version = database.ask(
        f"select max(v.id) from service_version v join service_definition d on d.id = v.service_id"
        f" where d.name = '{given.service.split('(')[0]}'"
    )
    excluded = ",".join(f"'{session}'" for session in persons)
    database.ask(
        f"""do $$
            declare sessions uuid[];
            begin
                sessions := array(select id from subscriber_session where nas_id in ({listed}) and state = 1
                    and id not in ({excluded}) order by acct_session_id, nas_id);
                commit;
                for beginning in 1 .. array_length(sessions, 1) by {given.page} loop
                    insert into operation (id, nas_id, acct_session_id, subscriber_session_id, login, lane, origin, wanted,
                        ordered_at, due_at, give_up_at, open, state)
                    select gen_random_uuid(), nas_id, acct_session_id, s.id, login, 4, 6,
                        concat_ws(chr(9), 'start', gen_random_uuid(), '{version}', '-', '-', '{given.statistics}', '-',
                            '{given.service}') || chr(10),
                        now(), now(), now() + interval '{given.patience} s', true, 1
                    from unnest(sessions[beginning : beginning + {given.page} - 1]) as u(id) join subscriber_session s on s.id = u.id;
                    commit;
                end loop;
            end $$"""
    )


class Person(threading.Thread):
    """Orders a service now and then, each for a session of its own, and does not wait for it."""

    def __init__(self, given, api, sessions):
        super().__init__(daemon=True)
        self.given = given
        self.api = api
        self.sessions = sessions
        self.over = threading.Event()
        self.failures = []

    def run(self):
        for session in self.sessions:
            if self.over.wait(self.given.person_every):
                return
            try:
                self.api.call("POST", f"/subscriber-sessions/{session}/service-sessions", {"service": self.given.service})
            except (urllib.error.URLError, OSError) as failure:
                self.failures.append(str(failure))


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def report(given, database, listed, began, person):
    row = database.ask(
        f"""select count(*), count(*) filter (where state = 3), count(*) filter (where state = 4),
                count(*) filter (where state = 5), sum(transmissions),
                extract(epoch from max(ended_at)) - {began}, count(distinct acct_session_id)
            from operation where nas_id in ({listed}) and lane = 4"""
    ).split("|")
    count, done, failed, expired, transmissions, seconds, sessions = row
    active = database.ask(f"select count(*) from service_session where nas_id in ({listed}) and state = 3")
    waits = [
        float(value)
        for value in database.ask(
            f"""select extract(epoch from ended_at - ordered_at) * 1000 from operation
                where nas_id in ({listed}) and lane = 1 and state = 3"""
        ).split()
    ]
    print(f"orders {count} of {sessions} sessions: {done} done, {failed} refused, {expired} given up;"
          f" {transmissions} packets; {active} services active")
    print(f"first row to last result {float(seconds):.2f} s, {int(count) / float(seconds):.0f} orders/s")
    shares = (0.5, 0.9, 0.94, 0.99, 1)
    times = database.ask(
        f"""select percentile_disc(array{list(shares)}) within group (order by extract(epoch from ended_at) - {began})
            from operation where nas_id in ({listed}) and lane = 4"""
    ).strip("{}").split(",")
    print("results after: " + ", ".join(f"{share:.0%} {float(at):.2f} s" for share, at in zip(shares, times)))
    confirmed = database.ask(
        f"""select count(*) filter (where confirmed), extract(epoch from max(r.at)) - {began} from service_session s,
                (select max(received_at) as at from accounting_record
                    where nas_id in ({listed}) and service_session is not null and received_at > to_timestamp({began})) r
            where s.nas_id in ({listed}) and s.activation = '{given.service}'"""
    ).split("|")
    if int(confirmed[0] or 0):
        print(f"confirmed by a record: {confirmed[0]}, the last after {float(confirmed[1]):.2f} s")
    if waits:
        print(f"a person's order meanwhile ({len(waits)}): p50 {statistics.median(waits):.0f} ms,"
              f" p99 {percentile(waits, 0.99):.0f} ms, longest {max(waits):.0f} ms")
    for failure in person.failures[:3]:
        print("a person's order failed:", failure)


def main():
    given = arguments()
    database, api = Database(given.database), Api(given.api, given.user)
    listed = prepare(given, api, database)
    routers = [
        subprocess.Popen(
            shlex.split(
                given.bng.format(
                    port=given.first_port + index,
                    name=f"{PREFIX}{index}",
                    count=(given.count + PERSONS) // given.nases,
                    first=index * ((given.count + PERSONS) // given.nases),
                )
            ),
            stdout=subprocess.PIPE,
            text=True,
        )
        for index in range(given.nases)
    ]
    try:
        time.sleep(3)  # a changed NAS counts within two seconds
        if given.log_in:
            logged_in(given, database, listed)
        sessions = database.ask(
            f"select id from subscriber_session where nas_id in ({listed}) and state = 1 order by acct_session_id desc limit {PERSONS}"
        ).split()
        person = Person(given, api, sessions if given.person_every else [])
        began = time.time()
        person.start()
        order_all(given, database, listed, sessions)
        print(f"{given.count} orders stored in {time.time() - began:.2f} s")
        while time.time() - began < given.most:
            open_left = database.ask(f"select exists (select 1 from operation where open and lane = 4 and nas_id in ({listed}))")
            if open_left == "f":
                break
            time.sleep(0.5)
        else:
            print(f"broken off after {given.most:.0f} s", file=sys.stderr)
        person.over.set()
        person.join()
        time.sleep(1)
        report(given, database, listed, began, person)
    finally:
        for router in routers:
            router.send_signal(signal.SIGTERM)
        for index, router in enumerate(routers):
            told = router.communicate(timeout=30)[0].strip().splitlines()
            if told:
                print(f"NAS {index}: {told[-1]}")


if __name__ == "__main__":
    main()
