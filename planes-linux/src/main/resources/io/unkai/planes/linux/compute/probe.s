# The smallest system: it goes to 64 bits with paging on, counts in memory and ends QEMU by its device for that, with code 99.
# probe.hex is what it becomes: as --64 probe.s -o probe.o && ld -Ttext 0x7c00 --oformat binary probe.o -o probe
.code16
.globl _start
_start:
    cli
    xorw %ax, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    movw $0x7c00, %sp
    # page tables at 0x1000, 0x2000, 0x3000: the first 2 MiB as they are
    cld
    movw $0x1000, %di
    movw $0x1800, %cx
    rep stosw
    movw $0x2003, 0x1000
    movw $0x3003, 0x2000
    movw $0x0083, 0x3000
    lgdt table
    movl $0xa0, %eax
    movl %eax, %cr4
    movl $0x1000, %eax
    movl %eax, %cr3
    movl $0xc0000080, %ecx
    rdmsr
    orl $0x100, %eax
    wrmsr
    movl $0x80000001, %eax
    movl %eax, %cr0
    ljmp $8, $long
.code64
long:
    movl $1000000, %ecx
    movl $0x31, %eax
    pushq %rax
1:  incq 0x5000
    decl %ecx
    jnz 1b
    cmpq $1000000, 0x5000
    jne 2f
    popq %rax
    outb %al, $0xf4
2:  hlt
    jmp 2b
.balign 8
gdt: .quad 0, 0x00209a0000000000
table: .word 15
    .long gdt
.org 510
.word 0xaa55
