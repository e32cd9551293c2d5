#!/usr/bin/env python3
"""Makes bags of one tile of a table of patients: each column but time and event becomes a standardised channel.

survival_bags.py TABLE.csv TIME_COLUMN EVENT_COLUMN OUT [COLUMN...] writes OUT.csv and OUT.safetensors for `tessera-engine
cross-validate`: of these columns, by default all. Columns that are no numbers become one channel for each value but the
first. Patients of whom one of the columns is not known are left out.
"""
import csv
import json
import struct
import sys


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def channels_of(values):
    if all(is_number(value) for value in values):
        columns = [[float(value) for value in values]]
    else:
        columns = [[float(value == name) for value in values] for name in sorted(set(values))[1:]]
    for column in columns:
        mean = sum(column) / len(column)
        deviation = (sum((x - mean) ** 2 for x in column) / len(column)) ** 0.5 or 1
        yield [(x - mean) / deviation for x in column]


def main(table, time, event, out, *chosen):
    with open(table, newline="") as file:
        rows = list(csv.DictReader(file))
    names = chosen or [name for name in rows[0] if name not in (time, event)]
    rows = [row for row in rows if all(row[name] for name in names)]
    channels = [channel for name in names for channel in channels_of([row[name] for row in rows])]
    data = b"".join(struct.pack("<f", channel[i]) for i in range(len(rows)) for channel in channels)
    header = {"features": {"dtype": "F32", "shape": [len(rows), len(channels)], "data_offsets": [0, len(data)]}}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(out + ".safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)
    with open(out + ".csv", "w") as file:
        file.write("slide_id,case_id,time,event,tiles\n")
        for i, row in enumerate(rows):
            file.write(f"p{i},p{i},{row[time]},{int(float(row[event]))},{i}\n")


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
