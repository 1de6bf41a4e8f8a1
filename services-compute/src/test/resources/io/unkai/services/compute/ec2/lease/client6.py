"""A client of DHCPv6 on eth0, by the address of its link. Prints what it is offered and by whom, or "nothing"."""

import socket
import struct

CLIENT = b"\0\1\0\x0a\0\3\0\1\2\0\0\0\0\x0a"
IDENTITY = struct.pack("!HHIII", 3, 12, 1, 0, 0)
MESSAGE = b"\1abc" + CLIENT + IDENTITY

client = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
client.bind(("::", 546))
client.settimeout(1.5)
try:
    client.sendto(MESSAGE, ("ff02::1:2", 547, 0, socket.if_nametoindex("eth0")))
    answer, where = client.recvfrom(1500)
    assert answer[:4] == b"\2abc", answer
    at = answer.index(struct.pack("!HH", 5, 24)) + 4
    print(socket.inet_ntop(socket.AF_INET6, answer[at : at + 16]), "from", where[0].split("%")[0], where[1])
except socket.timeout:
    print("nothing")
