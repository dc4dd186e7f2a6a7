/* What a program is denied beyond what the container denies: capabilities, and a second seccomp filter. The container's
 * own profile (seccomp.json) must let init make namespaces; this filter takes that away again from the program, and
 * repeats the rest, so that either wall stands alone. */
#include "init.h"

#include <errno.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sched.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif

static const char *const DENIED[] = {
    /* namespaces and mounts */
    "unshare", "setns", "mount", "umount", "umount2", "pivot_root", "chroot", "fsopen", "fsconfig", "fsmount", "fspick",
    "move_mount", "open_tree", "open_tree_attr", "mount_setattr", "sethostname", "setdomainname",
    /* other processes */
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd",
    /* large parts of the kernel that no student's program needs */
    "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf", "perf_event_open", "userfaultfd", "keyctl",
    "add_key", "request_key", "fanotify_init", "fanotify_mark", "open_by_handle_at", "name_to_handle_at",
    "lookup_dcookie", "memfd_secret", "modify_ldt", "vm86", "vm86old", "socketcall",
    /* the machine */
    "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot", "swapon", "swapoff",
    "acct", "quotactl", "quotactl_fd", "syslog", "iopl", "ioperm", "settimeofday", "stime", "clock_settime",
    "clock_settime64", "clock_adjtime", "clock_adjtime64", "adjtimex", "nfsservctl", "vhangup",
};

static const unsigned NAMESPACES[] = {
    CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWCGROUP,
};

/* Put characters into a terminal's input, or drive the console. */
static const unsigned IOCTLS[] = {TIOCSTI, TIOCLINUX, TIOCCONS, TIOCSETD};

enum { UNIX = 1, INET = 2, INET6 = 10, NETLINK = 16, FAMILIES = 46, PERSONALITY_LINUX32 = 8 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool deny_calls(scmp_filter_ctx filter) {
    for (size_t i = 0; i < COUNT(DENIED); i++) {
        int number = seccomp_syscall_resolve_name(DENIED[i]);
        if (number == __NR_SCMP_ERROR) continue; /* newer than this libseccomp, so not in the outer allow-list */
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number, 0) < 0) return false;
    }
    /* Its flags are in memory, out of a filter's sight; libc then uses clone. */
    return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

static bool deny_arguments(scmp_filter_ctx filter) {
    int failed = 0;
    for (size_t i = 0; i < COUNT(NAMESPACES); i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                                   SCMP_A0(SCMP_CMP_MASKED_EQ, NAMESPACES[i], NAMESPACES[i]));
    /* The kernel looks at 32 bits of the command; a filter would see 64. */
    for (size_t i = 0; i < COUNT(IOCTLS); i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1,
                                   SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff, IOCTLS[i]));
    for (unsigned family = 0; family < FAMILIES; family++) {
        if (family == UNIX || family == INET || family == INET6 || family == NETLINK) continue;
        failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EAFNOSUPPORT), SCMP_SYS(socket), 1,
                                   SCMP_A0(SCMP_CMP_MASKED_EQ, 0xffffffff, family));
    }
    return failed == 0;
}

/* The filter as the kernel wants it, made once; NULL if it could not be made. */
struct sock_fprog *filter_build(void) {
    static struct sock_filter code[4096];
    static struct sock_fprog program = {0, code};
    int ends[2];
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter || pipe(ends) < 0) return NULL;
    seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS));
    /* Assembly courses still teach `int 0x80`. */
    if (seccomp_arch_native() == SCMP_ARCH_X86_64) seccomp_arch_add(filter, SCMP_ARCH_X86);
    bool made = deny_calls(filter) && deny_arguments(filter) && seccomp_export_bpf(filter, ends[1]) == 0;
    close(ends[1]);
    ssize_t size = read(ends[0], code, sizeof code);
    close(ends[0]);
    seccomp_release(filter);
    if (!made || size <= 0 || (size_t)size == sizeof code) return NULL;
    program.len = (unsigned short)((size_t)size / sizeof *code);
    return &program;
}

bool filter_load(const struct sock_fprog *filter) {
    return prctl(PR_SET_SECCOMP, 2 /* SECCOMP_MODE_FILTER */, filter) == 0;
}

static bool capabilities_clear(void) {
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct none[2] = {0};
    return syscall(SYS_capset, &header, none) == 0;
}

const char *privileges_drop(void) {
    const unsigned long bits = SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP |
                               SECBIT_NO_SETUID_FIXUP_LOCKED | SECBIT_KEEP_CAPS_LOCKED |
                               SECBIT_NO_CAP_AMBIENT_RAISE | SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED;
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    /* Without a jail there is no capability to lock or drop these with, and none to drop. */
    bool privileged = prctl(PR_SET_SECUREBITS, bits) == 0;
    for (int capability = 0; privileged && capability < 64; capability++)
        if (prctl(PR_CAPBSET_READ, capability) == 1 && prctl(PR_CAPBSET_DROP, capability) < 0)
            return "bounding set";
    if (!capabilities_clear()) return "capabilities";
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ? "no_new_privs" : NULL;
}
