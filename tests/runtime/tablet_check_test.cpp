// Encrypted or not, as an invented /proc and /sys tell it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "runtime/tablet_check.h"
#include "tests/support/temporary_folder.h"

using runtime::TabletFault;
namespace fs = std::filesystem;

namespace {

class System {
  public:
    System() { write("proc/swaps", "Filename Type Size Used Priority\n"); }

    void write(const std::string& file, const std::string& text) const {
        const fs::path path = root() / file;
        fs::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    // A block device "8:2" called sda2, on nothing.
    void device(const std::string& number, const std::string& name, const std::string& uuid = {}) const {
        fs::create_directories(root() / "sys/class/block" / name / "slaves");
        if (!uuid.empty()) write("sys/class/block/" + name + "/dm/uuid", uuid + "\n");
        fs::create_directories(root() / "sys/dev/block");
        fs::create_symlink(root() / "sys/class/block" / name, root() / "sys/dev/block" / number);
        write("dev/" + name, "");
    }
    void stands_on(const std::string& upper, const std::string& lower) const {
        fs::create_symlink(root() / "sys/class/block" / lower,
                           root() / "sys/class/block" / upper / "slaves" / lower);
    }
    void mounted(const std::string& number, const std::string& point, const std::string& type,
                 const std::string& source) {
        mounts_ +=
            "36 35 " + number + " / " + point + " rw,noatime master:1 - " + type + " " + source + " rw\n";
        write("proc/self/mountinfo", mounts_);
    }
    void swap(const std::string& name, const std::string& type) const {
        write("proc/swaps", "Filename Type Size Used Priority\n" + name + " " + type + " 100 0 -2\n");
    }
    [[nodiscard]] std::vector<TabletFault> faults() const {
        return runtime::tablet_faults("/data/kiosk/store.db", root());
    }
    [[nodiscard]] fs::path root() const { return folder_.path(); }

  private:
    tests::TemporaryFolder folder_;
    std::string mounts_;
};

using Faults = std::vector<TabletFault>;

}  // namespace

TEST_CASE("a store on a bare partition is named, one on dm-crypt is not", "[tablet]") {
    System system;
    system.device("8:2", "sda2");
    system.mounted("8:2", "/", "ext4", "/dev/sda2");
    CHECK(system.faults() == Faults{TabletFault::disk_in_clear});

    system.device("253:0", "dm-0", "CRYPT-LUKS2-0123-invented");
    system.mounted("253:0", "/data", "ext4", "/dev/mapper/data");
    CHECK(system.faults() == Faults{});
}

TEST_CASE("a volume is as safe as every device below it", "[tablet]") {
    System system;
    system.device("8:2", "sda2");
    system.device("253:0", "dm-0", "CRYPT-LUKS2-0123-invented");
    system.stands_on("dm-0", "sda2");
    system.device("253:1", "dm-1", "LVM-invented");
    system.stands_on("dm-1", "dm-0");
    system.mounted("253:1", "/", "ext4", "/dev/mapper/root");
    CHECK(system.faults() == Faults{});

    system.stands_on("dm-1", "sda2");
    CHECK(system.faults() == Faults{TabletFault::disk_in_clear});
}

TEST_CASE("a file system with a number of its own is found by its source", "[tablet]") {
    System system;
    system.device("8:2", "sda2");
    system.mounted("0:31", "/data", "btrfs", "/dev/sda2");
    CHECK(system.faults() == Faults{TabletFault::disk_in_clear});
}

TEST_CASE("of a disk that the system does not tell, nothing is said", "[tablet]") {
    System system;
    CHECK(system.faults() == Faults{});
    system.mounted("0:44", "/", "overlay", "overlay");
    CHECK(system.faults() == Faults{});
}

TEST_CASE("swap is named unless it stays in memory or is encrypted", "[tablet]") {
    System system;
    system.device("8:3", "sda3");
    system.device("253:0", "dm-0", "CRYPT-PLAIN-swap");
    system.device("253:2", "dm-2", "CRYPT-LUKS2-0123-invented");
    system.mounted("253:2", "/", "ext4", "/dev/mapper/root");

    system.swap("/dev/zram0", "partition");
    CHECK(system.faults() == Faults{});
    system.swap("/dev/dm-0", "partition");
    CHECK(system.faults() == Faults{});
    system.swap("/swapfile", "file");
    CHECK(system.faults() == Faults{});

    system.swap("/dev/sda3", "partition");
    CHECK(system.faults() == Faults{TabletFault::swap_in_clear});
}

TEST_CASE("a store that a restore set aside is named until it is gone", "[tablet]") {
    const tests::TemporaryFolder folder;
    const auto store = folder.path() / "clinic.store";
    const auto older = [&store] {
        return std::ranges::count(runtime::tablet_faults(store), TabletFault::older_store_beside);
    };
    CHECK(older() == 0);

    std::ofstream(folder.path() / "clinic.store.replaced-2") << "invented";
    CHECK(older() == 1);

    std::filesystem::remove(folder.path() / "clinic.store.replaced-2");
    CHECK(older() == 0);
}
