"""A client of DHCP on eth0, with frames of its own making. Prints a line for each answer, and "nothing" where none comes.

usage: client.py [lease|flood] [name=value ...]
  ether  its hardware address on the link; the device's own unless said
  mac    the one in its messages; the same unless said
  source the address that it sends from, 0.0.0.0 unless said
  to     where it sends to, 255.255.255.255 unless said
  used   the address that it says it uses
  want   the address that it asks for, the offered one unless said
  all    yes where it can only receive broadcasts
"""

import random
import select
import socket
import struct
import sys
import time

TYPES = {2: "offer", 5: "ack", 6: "nak"}
given = dict(word.split("=") for word in sys.argv[2:])
link = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
link.bind(("eth0", 0))
ether = bytes.fromhex(given["ether"].replace(":", "")) if "ether" in given else link.getsockname()[4]
mac = bytes.fromhex(given["mac"].replace(":", "")) if "mac" in given else ether
source, to = given.get("source", "0.0.0.0"), given.get("to", "255.255.255.255")
number = random.randrange(1 << 32)


def total(data):
    data += b"\0" * (len(data) % 2)
    value = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while value >> 16:
        value = (value >> 16) + (value & 0xFFFF)
    return ~value & 0xFFFF


def frame(message):
    ends = socket.inet_aton(source) + socket.inet_aton(to)
    udp = struct.pack("!HHHH", 68, 67, 8 + len(message), 0)
    check = total(ends + struct.pack("!HH", 17, 8 + len(message)) + udp + message) or 0xFFFF
    header = struct.pack("!BBHHHBBH", 0x45, 0, 28 + len(message), 0, 0, 64, 17, 0) + ends
    header = header[:10] + struct.pack("!H", total(header)) + header[12:]
    up = b"\xff" * 6 if to == "255.255.255.255" else bytes.fromhex("0e0000000001")
    return up + ether + b"\x08\x00" + header + udp[:6] + struct.pack("!H", check) + message


def message(kind, *options):
    flags = 0x8000 if "all" in given else 0
    fixed = struct.pack("!BBBBIHH", 1, 1, 6, 0, number, 0, flags) + socket.inet_aton(given.get("used", "0.0.0.0"))
    text = bytes([53, 1, kind]) + b"".join(bytes([code, len(value)]) + value for code, value in options)
    wanted = bytes([55, 5, 1, 3, 6, 12, 26])
    return fixed + bytes(12) + mac + bytes(10 + 192) + b"\x63\x82\x53\x63" + text + wanted + b"\xff"


def options(data):
    found, at = {}, 240
    while data[at] != 255:
        found[data[at]] = data[at + 2 : at + 2 + data[at + 1]]
        at += 2 + data[at + 1]
    return found


def answer(patience=1.5):
    end = time.monotonic() + patience
    while select.select([link], [], [], max(0, end - time.monotonic()))[0]:
        data, where = link.recvfrom(2000)
        if where[2] == socket.PACKET_OUTGOING or data[23] != 17 or data[36:38] != b"\0\x44":
            continue
        told = data[42:]
        if told[4:8] == struct.pack("!I", number):
            return socket.inet_ntoa(data[26:30]), socket.inet_ntoa(data[30:34]), told, options(told)
    return None


def say(kind, *more):
    link.send(frame(message(kind, *more)))
    got = answer()
    if got is None:
        print("nothing")
        sys.exit()
    server, receiver, told, found = got
    words = [TYPES[found[53][0]], socket.inet_ntoa(told[16:20]), "from", server, "to", receiver]
    for name, code in (("mask", 1), ("router", 3), ("dns", 6), ("server", 54)):
        words.append(name + "=" + (socket.inet_ntoa(found[code]) if code in found else ""))
    words.append("host=" + found.get(12, b"").decode())
    words.append("mtu=" + str(int.from_bytes(found.get(26, b""), "big")))
    words.append("seconds=" + str(int.from_bytes(found.get(51, b""), "big")))
    print(*words)
    return told[16:20], found[54]


if sys.argv[1] == "flood":
    for _ in range(3000):
        link.send(frame(message(1)))
    count = 0
    while answer(0.5):
        count += 1
    print("answers", count)
elif "used" in given or "want" in given:
    say(3, *([(50, socket.inet_aton(given["want"]))] if "want" in given else []))
else:
    yours, server = say(1)
    say(3, (50, yours), (54, server))
