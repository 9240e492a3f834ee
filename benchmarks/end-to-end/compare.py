#!/usr/bin/env python3
"""Measures RADIUS servers in turns on one machine and prints medians and ratios.

    compare.py --radload PATH --server NAME=AUTHPORT,ACCTPORT,PID --server ... [--db PID] --test auth|acct|storm|open ...

The generator must understand: --mode auth-pap|acct|mixed --port --acct-port --window --rate --duration --warmup --count
--subscribers --retries --quiet --watch NAME=PID, verify every reply, and print one JSON line. The first server named is the
one the others are compared with. A run during which other processes took more than 12 % of the machine is repeated.
`--count-rows 'psql command'` is run after every accounting run of a server; it must print the number of rows stored so far.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time

MAX_OTHER = 0.12
TRIES = 4


def busy():
    values = list(map(int, open('/proc/stat').readline().split()[1:9]))
    return (values[0] + values[1] + values[2] + values[5] + values[6]) / os.sysconf('SC_CLK_TCK')


def wait_for_quiet(seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        before = busy()
        time.sleep(0.5)
        if (busy() - before) / 0.5 < 0.25:
            return


def run(options, arguments):
    best = None
    for _ in range(TRIES):
        wait_for_quiet()
        process = subprocess.run([options.radload, '--quiet', *map(str, arguments())], capture_output=True, text=True)
        if not process.stdout.strip():
            sys.exit('the generator said: ' + process.stderr)
        result = json.loads(process.stdout.strip().splitlines()[-1])
        cpu = result['cpu']
        result['other_share'] = cpu['other'] / (cpu['wall_s'] * os.cpu_count()) if cpu['wall_s'] else 0
        if best is None or result['other_share'] < best['other_share']:
            best = result
        if best['other_share'] <= MAX_OTHER:
            break
    return best


def arguments(options, server, test, window, rate):
    name, (auth, acct, pid) = server
    watch = ['--watch', f'server={pid}'] + (['--watch', f'db={options.db}'] if options.db else [])
    common = ['--retries', 3, '--max-time', 180, *watch]
    load = ['--rate', rate] if rate else ['--window', window]
    attributes = ['--expect-attr', '26-4874-65,26-4874-68,26-4874-69']
    if test == 'auth':
        return ['--mode', 'auth-pap', '--port', auth, *load, '--duration', options.seconds, '--warmup', 1,
                '--require-ma', *attributes, *common]
    run_id = f'{random.getrandbits(32):08x}'
    count = options.sessions.get(name, options.sessions['*'])
    if test == 'acct':
        if rate:
            count = max(2000, int(rate * options.seconds / 3))
        return ['--mode', 'acct', '--port', acct, *load, '--subscribers', count, '--acct-order', 'phase',
                '--run-id', run_id, *common]
    return ['--mode', 'mixed', '--port', auth, '--acct-port', acct, *load, '--subscribers', count, '--interims', 1,
            '--churn', 0.05, '--mixed-stop', '--run-id', run_id, *common]


def throughput(test, result):
    if test == 'storm':
        return result['phases'][0]['sessions_per_s']
    return result['throughput']


def row(test, load, name, results):
    values = [throughput(test, r) for r in results]
    latency = {q: statistics.median(r['latency_us'][q] for r in results) for q in ('p50', 'p99', 'p999')}
    micros = {}
    for process in ('server', 'db'):
        watched = [r['cpu'].get(process) for r in results]
        if all(watched):
            micros[process] = statistics.median(
                1e6 * (w['user'] + w['sys']) / max(1, r['replies']) for w, r in zip(watched, results))
    faults = [sum(r[k] for r in results) for k in ('lost', 'retransmits')]
    faults.append(sum(r['bad_replies'] + r['unexpected'] + r['missing_attr'] for r in results))
    print(f"| {test} | {load} | {name} | {statistics.median(values):,.0f} ({min(values):,.0f}–{max(values):,.0f}), "
          f"{len(values)} | {latency['p50'] / 1000:.2f} | {latency['p99'] / 1000:.2f} | {latency['p999'] / 1000:.2f} | "
          f"{micros.get('server', 0):.0f} | {micros.get('db', 0):.0f} | {'/'.join(map(str, faults))} |", flush=True)
    return statistics.median(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--radload', required=True)
    parser.add_argument('--server', action='append', required=True)
    parser.add_argument('--db', type=int)
    parser.add_argument('--test', choices=('auth', 'acct', 'storm'), default='auth')
    parser.add_argument('--windows', default='64,256')
    parser.add_argument('--rate', type=float)
    parser.add_argument('--reps', type=int, default=3)
    parser.add_argument('--seconds', type=float, default=4)
    parser.add_argument('--sessions', default='*=20000', help='sessions of an accounting run, by server: a=10000,*=40000')
    parser.add_argument('--count-rows', action='append', default=[], help="NAME=command that prints the rows stored")
    options = parser.parse_args()
    options.sessions = {k: int(v) for k, v in (s.split('=') for s in options.sessions.split(','))}
    servers = {s.split('=')[0]: s.split('=')[1].split(',') for s in options.server}
    counters = dict(c.split('=', 1) for c in options.count_rows)

    def rows(name):
        command = counters.get(name)
        return int(subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout) if command else None

    loads = [(None, options.rate)] if options.rate else [(int(w), None) for w in options.windows.split(',')]
    print('| test | load | server | per second, median (min–max), n | p50 ms | p99 | p99.9 | server µs | database µs '
          '| lost/retransmitted/wrong |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
    for window, rate in loads:
        results = {name: [] for name in servers}
        for _ in range(options.reps):
            for server in servers.items():
                stored = []

                def attempt(server=server, stored=stored):
                    stored.append(rows(server[0]))
                    return arguments(options, server, options.test, window, rate)

                result = run(options, attempt)
                if stored[0] is not None:
                    result['rows'] = rows(server[0]) - stored[-1]
                    print(f"<!-- {server[0]}: {result['replies']} answered in the run kept, "
                          f"{result['rows']} rows of the last run -->", flush=True)
                results[server[0]].append(result)
        load = f'rate {rate:,.0f}' if rate else f'{window} in flight'
        medians = {name: row(options.test, load, name, r) for name, r in results.items()}
        first, *others = medians
        for other in others:
            print(f'\n{first} : {other} = {medians[first] / medians[other]:.2f}\n', flush=True)


main()
