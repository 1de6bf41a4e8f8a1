# The first process of a shell's container: becomes an ordinary user, begins a shell on a terminal, and carries bytes between that
# and its own standard input and output. Input comes in frames: a letter, the length, the bytes. It ends with either side.
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios

USER = "cloudshell-user"
NUMBER = 1001
HOME = "/home/" + USER
STEP = 16384
AWS = """#!/bin/sh
exec /usr/bin/aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"
"""
PROMPT = "export PS1='[\\u@\\h \\W]$ '\ncomplete -C /usr/bin/aws_completer aws 2>/dev/null\n"


def set_up():
    subprocess.run(["ip", "link", "set", "lo", "up"], check=False, stderr=subprocess.DEVNULL)
    with open("/etc/passwd", "a", encoding="utf-8") as users:
        users.write(f"{USER}:x:{NUMBER}:{NUMBER}::{HOME}:/bin/bash\n")
    with open("/etc/group", "a", encoding="utf-8") as groups:
        groups.write(f"{USER}:x:{NUMBER}:\n")
    with open("/usr/local/bin/aws", "w", encoding="utf-8") as command:
        command.write(AWS)
    os.chmod("/usr/local/bin/aws", 0o755)
    with open("/etc/hosts", "a", encoding="utf-8") as hosts:
        hosts.write("127.0.0.1 " + os.uname().nodename + "\n")
    os.mkdir(HOME)
    with open(HOME + "/.bashrc", "w", encoding="utf-8") as start:
        start.write(PROMPT)
    with open(HOME + "/.bash_profile", "w", encoding="utf-8") as start:
        start.write(". ~/.bashrc\n")
    for name in (".", ".bashrc", ".bash_profile"):
        os.chown(os.path.join(HOME, name), NUMBER, NUMBER)
    os.setgroups([])
    os.setresgid(NUMBER, NUMBER, NUMBER)
    os.setresuid(NUMBER, NUMBER, NUMBER)


def exactly(count):
    read = b""
    while len(read) < count:
        piece = os.read(0, count - len(read))
        if not piece:
            sys.exit(0)
        read += piece
    return read


def frame():
    kind, length = struct.unpack(">cI", exactly(5))
    return kind, exactly(length)


def resize(terminal, size):
    columns, rows = struct.unpack(">HH", size)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def shell(size):
    child, terminal = pty.fork()
    if child == 0:
        resize(0, size)
        os.chdir(HOME)
        environment = dict(os.environ, HOME=HOME, USER=USER, LOGNAME=USER, SHELL="/bin/bash", TERM="xterm-256color")
        os.execve("/bin/bash", ["-bash"], environment)
    return child, terminal


def ended(child):
    try:
        while True:
            process, _ = os.waitpid(-1, os.WNOHANG)
            if process == child:
                return True
            if process == 0:
                return False
    except ChildProcessError:
        return True


def show(terminal):
    try:
        shown = os.read(terminal, STEP)
    except BlockingIOError:
        return True
    except OSError:
        return False
    while shown:
        shown = shown[os.write(1, shown):]
    return True


def write(terminal, typed):
    try:
        return os.write(terminal, typed)
    except BlockingIOError:
        return 0
    except OSError:
        return len(typed)


def carry(child, terminal, woken):
    os.set_blocking(terminal, False)
    typed = b""
    while True:
        into = [terminal, woken] if typed else [terminal, woken, 0]
        readable, writable, _ = select.select(into, [terminal] if typed else [], [])
        if woken in readable:
            os.read(woken, STEP)
        if terminal in readable and not show(terminal):
            return
        if ended(child):
            while select.select([terminal], [], [], 0)[0] and show(terminal):
                pass
            return
        if 0 in readable:
            kind, content = frame()
            if kind == b"s":
                resize(terminal, content)
            else:
                typed = content
        if typed and terminal in writable:
            typed = typed[write(terminal, typed):]


def main():
    set_up()
    kind, size = frame()
    while kind != b"s":
        kind, size = frame()
    woken, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake)
    child, terminal = shell(size)
    carry(child, terminal, woken)


main()
