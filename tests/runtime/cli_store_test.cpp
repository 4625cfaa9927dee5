// The commands on a store that handle people, sites and acceptance, and who may what.
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "runtime/storage/store.h"
#include "tests/support/places.h"
#include "tests/support/screening.h"

using Catch::Matchers::ContainsSubstring;
using tests::screening;
namespace fs = std::filesystem;

TEST_CASE("a store is made once, readable by its owner only") {
    const tests::CommandLineStore store;
    const std::string before = tests::read_file(store.file());

    const auto again = screening({"store", "create", "--store", store.file(), "--name", "other",
                                  "--passphrase-file", store.passphrases()});

    CHECK((fs::status(store.file()).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
    CHECK(again.status == 3);
    CHECK_THAT(again.err, ContainsSubstring("there is a store"));
    CHECK(tests::read_file(store.file()) == before);
}

TEST_CASE("root, who would shut out whom a store belongs to, is told to be that one, and changes nothing") {
    if (::geteuid() != 0) SKIP("only root can take another's place");
    constexpr uid_t somebody = 54321;  // whom no system knows by name
    const tests::CommandLineStore store;
    const auto backup = store.folder() / "the-backup";
    REQUIRE(store.run({"backup", "--out", backup}).status == 0);
    const auto give = [](const fs::path& to, uid_t whom) { REQUIRE(::chown(to.c_str(), whom, 0) == 0); };
    give(store.file(), somebody);
    const auto before = tests::files_in(store.folder());

    const tests::TemporaryFolder home;
    give(home.path(), somebody);
    const auto there = home.path() / "new.store";
    for (const auto& said :
         {store.run({"backup", "--out", store.folder() / "another"}), store.run({"verify"}),
          store.run({"salvage", "--out", store.folder() / "saved"}), store.run({"restore", "--in", backup}),
          screening({"restore", "--practice", "--in", backup, "--store", there}),
          screening({"store", "create", "--practice", "--store", there, "--name", "supervisor",
                     "--passphrase-file", store.passphrases()})}) {
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("runuser -u #54321 -- screening"));
    }
    CHECK(tests::files_in(store.folder()) == before);
    CHECK(tests::files_in(home.path()).empty());
    // What only reads the files leaves nothing behind.
    CHECK(screening({"verify", "--finder", "--store", store.file()}).status == 0);
    give(store.file(), 0);
    CHECK(store.run({"verify"}).status == 0);
}

TEST_CASE("a new passphrase that is too weak makes no store") {
    const tests::TemporaryFolder folder;
    const fs::path file = folder.path() / "new.store";
    for (const std::string& weak :
         {std::string("tiny one\n"), std::string("aaaaaaaaaaaaaaaaaaaaaa\n"),
          std::string("\xC3\x28 is not UTF-8 at all\n"), std::string("a\ttab in a passphrase\n")}) {
        tests::write_file(folder.path() / "weak", weak);

        const auto said = screening({"store", "create", "--practice", "--store", file, "--name", "supervisor",
                                     "--passphrase-file", folder.path() / "weak"});

        CHECK(said.status == 1);
        CHECK_THAT(said.err, ContainsSubstring("passphrase"));
        CHECK_THAT(said.err, !ContainsSubstring(weak.substr(0, 5)));
        CHECK(tests::files_in(folder.path()).size() == 1);
    }
}

TEST_CASE("a store that cannot be made leaves nothing behind") {
    const tests::CommandLineStore other;
    const tests::TemporaryFolder folder;
    fs::permissions(other.folder(), fs::perms::owner_all | fs::perms::others_exec);
    fs::permissions(other.passphrases(), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_exec |
                                       fs::perms::others_read);
    const std::vector<std::string> arguments = {
        "store",  "create",     "--practice",        "--store",          folder.path() / "new.store",
        "--name", "supervisor", "--passphrase-file", other.passphrases()};

    const auto locked = screening(arguments, {.as_nobody = true});
    fs::permissions(folder.path(), fs::perms::owner_all);
    const auto full = screening(arguments, {.file_limit = 8192});

    CHECK(locked.status == 3);
    CHECK_THAT(locked.err, ContainsSubstring("may not be read or written"));
    CHECK(full.status == 3);
    CHECK(full.err.size() > 20);
    CHECK(tests::files_in(folder.path()).empty());
}

TEST_CASE("whoever cannot sign in is told why, with status 3") {
    const tests::CommandLineStore store;
    tests::write_file(store.folder() / "wrong", "wrong wrong wrong wrong\n");
    tests::write_file(store.folder() / "empty", "");
    tests::write_file(store.folder() / "no.store", "not a store at all, but some bytes");
    const auto sign_in = [&](const fs::path& file, const std::string& name, const fs::path& passphrases) {
        return screening({"site", "list", "--store", file, "--as", name, "--passphrase-file", passphrases});
    };

    const auto wrong = sign_in(store.file(), "supervisor", store.folder() / "wrong");
    const auto no_line = sign_in(store.file(), "supervisor", store.folder() / "empty");
    const auto no_file = sign_in(store.file(), "supervisor", store.folder() / "none");
    const auto no_name = sign_in(store.file(), "somebody", store.passphrases());
    const auto no_store = sign_in(store.folder() / "none.store", "supervisor", store.passphrases());
    const auto other_file = sign_in(store.folder() / "no.store", "supervisor", store.passphrases());
    const auto no_terminal = screening({"site", "list", "--store", store.file(), "--as", "supervisor"});

    CHECK_THAT(wrong.err, ContainsSubstring("passphrase is wrong"));
    CHECK_THAT(no_line.err, ContainsSubstring("line 1, for supervisor, is missing or empty") &&
                                ContainsSubstring("one passphrase on each line"));
    CHECK_THAT(no_file.err, ContainsSubstring("no such file"));
    CHECK_THAT(no_name.err, ContainsSubstring("nobody of this name"));
    CHECK_THAT(no_store.err, ContainsSubstring("no store here"));
    CHECK_THAT(no_terminal.err, ContainsSubstring("--passphrase-file"));
    for (const auto& said : {wrong, no_line, no_file, no_name, no_store, other_file, no_terminal}) {
        CAPTURE(said.err);
        CHECK(said.status == 3);
        CHECK(said.out.empty());
        CHECK_THAT(said.err, !ContainsSubstring("wrong wrong"));
    }
    CHECK_FALSE(fs::exists(store.folder() / "none.store"));
}

TEST_CASE("one of a thing is told as one") {
    const tests::CommandLineStore store;

    const auto verified = store.run({"verify"});

    CHECK(verified.status == 0);
    CHECK_THAT(verified.out, ContainsSubstring(", 1 event\n"));
}

TEST_CASE("while another program has the store, every call on it ends with status 3") {
    const tests::CommandLineStore store;
    const auto held = runtime::storage::StoreFile::hold(store.file());
    REQUIRE(held);
    const tests::TemporaryFolder out;

    for (const std::vector<std::string>& call :
         std::vector<std::vector<std::string>>{{"site", "list"},
                                               {"site", "add", "invented/one"},
                                               {"staff", "list"},
                                               {"accept", "dass-21"},
                                               {"import", "dass-21"},
                                               {"export", "--format", "csv", "--out", out.path() / "export"},
                                               {"verify"},
                                               {"staff", "add", "--name", "new", "--role", "evaluator"}}) {
        const auto said = store.run(call);

        CAPTURE(call, said.err);
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("in use"));
    }
    CHECK_FALSE(fs::exists(out.path() / "export"));
}

TEST_CASE("staff and sites are added and listed") {
    const tests::CommandLineStore store;

    const auto site = store.run({"site", "add", "invented-district/north", "invented-district/south"});
    const auto person = store.run(
        {"staff", "add", "--name", "Chị Hoa", "--role", "coordinator", "--site", "invented-district/north"});
    const auto sites = store.run({"site", "list"});
    const auto staff = store.run({"staff", "list"});

    CHECK(site.status == 0);
    CHECK(person.status == 0);
    CHECK(sites.out == "invented-district/north\ninvented-district/south\n");
    CHECK_THAT(staff.out, ContainsSubstring("supervisor  supervisor") &&
                              ContainsSubstring("Chị Hoa     coordinator invented-district/north"));
    CHECK_THAT(staff.out + person.out, !ContainsSubstring("practice practice"));
}

TEST_CASE("bad staff and sites are refused, and nothing is added") {
    const tests::CommandLineStore store;

    const auto no_slash = store.run({"site", "add", "nowhere"});
    const auto no_role = store.run({"staff", "add", "--name", "new", "--role", "boss"});
    const auto no_site =
        store.run({"staff", "add", "--name", "new", "--role", "coordinator", "--site", "not/known"});
    const auto taken = store.run({"staff", "add", "--name", "supervisor", "--role", "evaluator"});
    const auto staff = store.run({"staff", "list"});

    CHECK(no_slash.status == 1);
    CHECK_THAT(no_slash.err, ContainsSubstring("district/ward"));
    CHECK(no_role.status == 2);
    CHECK_THAT(no_role.err, ContainsSubstring("coordinator"));
    CHECK(no_site.status == 1);
    CHECK(taken.status == 1);
    CHECK(staff.out == "supervisor  supervisor  every site\n");
}

TEST_CASE("a site is known however its letters are composed, and has none that nobody sees") {
    const tests::CommandLineStore store;
    const std::string composed = "ba-dinh/Ph\u01B0\u1EDDng";
    const std::string decomposed = "ba-dinh/Phu\u031Bo\u031B\u0300ng";

    REQUIRE(store.run({"site", "add", decomposed}).status == 0);
    CHECK_THAT(store.run({"site", "list"}).out, ContainsSubstring(composed + "\n"));
    CHECK(
        store.run({"staff", "add", "--name", "new", "--role", "coordinator", "--site", decomposed}).status ==
        0);

    const auto unseen = store.run({"site", "add", "ba-dinh/a\u200B"});
    CHECK(unseen.status == 1);
    CHECK_THAT(unseen.err, ContainsSubstring("U+200B"));
    CHECK(store.run({"site", "add", "ba-dinh/a\u00A0"}).status == 1);
}

TEST_CASE("a person is given other sites, and both are told by what is known") {
    const tests::CommandLineStore store;
    REQUIRE(store.run({"site", "add", "a/b", "a/c"}).status == 0);
    REQUIRE(store.run({"staff", "add", "--name", "new", "--role", "coordinator", "--site", "a/b"}).status ==
            0);

    const auto nowhere = store.run({"staff", "sites", "--name", "new", "--site", "not/known"});
    const auto nobody = store.run({"staff", "sites", "--name", "nobody", "--site", "a/c"});
    CHECK_THAT(store.run({"staff", "list"}).out, ContainsSubstring("a/b"));
    const auto moved = store.run({"staff", "sites", "--name", "new", "--site", "a/c"});

    CHECK(nowhere.status == 1);
    CHECK(nobody.status == 1);
    CHECK_THAT(nobody.err, ContainsSubstring("Nobody called 'nobody'"));
    CHECK(moved.status == 0);
    CHECK_THAT(store.run({"staff", "list"}).out, ContainsSubstring("a/c"));
}

TEST_CASE("acceptance shows the terms of the definition and of every wording") {
    const tests::CommandLineStore store;

    const auto said = store.run({"accept", "dass-21", "assist"});
    const auto unknown = store.run({"accept", "dass-21", "dass-22"});

    CHECK(said.status == 0);
    CHECK_THAT(said.out, ContainsSubstring("The words in vi, circulating") &&
                             ContainsSubstring("The words in en, official") &&
                             ContainsSubstring("public domain") &&
                             ContainsSubstring("supervisor accepted assist@3.1"));
    CHECK(unknown.status == 3);
    CHECK_THAT(unknown.out, !ContainsSubstring("accepted"));
}

TEST_CASE("what is accepted by its path and not installed is said to be so, with the folders") {
    const tests::CommandLineStore store;
    std::string definition = tests::read_file(std::filesystem::path(tests::source_dir()) / "instruments" /
                                              "definitions" / "dass-21-1.xml");
    const std::string version = "version=\"1\"";
    definition.replace(definition.find(version), version.size(), "version=\"99\"");
    const auto file = store.folder() / "dass-21-99.xml";
    tests::write_file(file, definition);

    const auto said = store.run({"accept", file.string()});

    CHECK(said.status == 0);
    CHECK_THAT(said.out, ContainsSubstring("accepted dass-21@99"));
    CHECK_THAT(said.err,
               ContainsSubstring("dass-21@99 is not installed") && ContainsSubstring("definitions"));
    CHECK_THAT(store.run({"accept", "dass-21"}).err, !ContainsSubstring("not installed"));
}

TEST_CASE("only a supervisor imports, exports, verifies and manages") {
    const tests::CommandLineStore store;
    store.accept("dass-21");
    store.add_staff("evaluator", "evaluator");
    const tests::TemporaryFolder out;

    for (const std::vector<std::string>& call :
         std::vector<std::vector<std::string>>{{"import", "dass-21"},
                                               {"export", "--format", "csv", "--out", out.path() / "export"},
                                               {"verify"},
                                               {"accept", "dass-21"},
                                               {"site", "add", "invented/one"},
                                               {"staff", "list"},
                                               {"staff", "add", "--name", "new", "--role", "supervisor"}}) {
        const auto said = store.run_as("evaluator", call);

        CAPTURE(call, said.err);
        CHECK(said.status == 3);
        CHECK_THAT(said.err, ContainsSubstring("takes a supervisor"));
    }
    CHECK_FALSE(fs::exists(out.path() / "export"));
}

TEST_CASE("after five wrong passphrases the next waits, and says how long") {
    const tests::CommandLineStore store;
    tests::write_file(store.folder() / "wrong", "wrong wrong wrong wrong\n");
    const auto sign_in = [&](const fs::path& passphrases) {
        return screening({"site", "list", "--store", store.file(), "--as", "supervisor", "--passphrase-file",
                          passphrases});
    };

    for (int each = 0; each < 4; ++each)
        CHECK_THAT(sign_in(store.folder() / "wrong").err, !ContainsSubstring("next try"));
    const auto fifth = sign_in(store.folder() / "wrong");
    const auto sixth = sign_in(store.passphrases());

    CHECK(fifth.status == 3);
    CHECK_THAT(fifth.err, ContainsSubstring("passphrase is wrong. The next try may be made in 30 seconds."));
    CHECK(sixth.status == 3);
    CHECK_THAT(sixth.err, ContainsSubstring("too many wrong passphrases for this person. The next try"));
    CHECK_THAT(sixth.err, ContainsSubstring("seconds."));
}

TEST_CASE("who is disabled cannot sign in, and the list says so") {
    const tests::CommandLineStore store;
    store.add_staff("evaluator", "evaluator");

    const auto done = store.run({"staff", "disable", "--name", "evaluator"});
    const auto again = store.run({"staff", "disable", "--name", "evaluator"});
    const auto herself = store.run({"staff", "disable", "--name", "supervisor"});
    const auto signs_in = store.run_as("evaluator", {"site", "list"});
    const auto same_name = store.run({"staff", "add", "--name", "evaluator", "--role", "evaluator"});

    CHECK(done.status == 0);
    CHECK_THAT(done.out, ContainsSubstring("evaluator cannot sign in any more"));
    CHECK(again.status == 1);
    CHECK(herself.status == 3);
    CHECK_THAT(herself.err, ContainsSubstring("another supervisor does"));
    CHECK(signs_in.status == 3);
    CHECK_THAT(signs_in.err, ContainsSubstring("nobody of this name"));
    CHECK(same_name.status == 1);
    CHECK_THAT(same_name.err, ContainsSubstring("or was"));
    CHECK_THAT(store.run({"staff", "list"}).out, ContainsSubstring("(disabled)"));
}

TEST_CASE("a passphrase is changed by its owner, from the first line of the file to the second") {
    const tests::CommandLineStore store;
    const std::string old_one = tests::read_file(store.passphrases());
    const std::string present = old_one.substr(0, old_one.find('\n'));
    tests::write_file(store.folder() / "both", present + "\nbamboo river lamp seven\n");
    tests::write_file(store.folder() / "new", "bamboo river lamp seven\n");
    const auto as_supervisor = [&](const std::vector<std::string>& call, const char* file) {
        std::vector<std::string> all = call;
        for (const std::string& word : std::vector<std::string>{"--store", store.file(), "--as", "supervisor",
                                                                "--passphrase-file", store.folder() / file})
            all.push_back(word);
        return screening(all);
    };

    const auto changed = as_supervisor({"staff", "passphrase"}, "both");

    CHECK(changed.status == 0);
    CHECK_THAT(changed.out + changed.err, !ContainsSubstring("bamboo"));
    CHECK(as_supervisor({"site", "list"}, "new").status == 0);
    CHECK(store.run({"site", "list"}).status == 3);
}

TEST_CASE("without a terminal no recovery sheet is made, and it is said") {
    const tests::CommandLineStore other;
    const tests::TemporaryFolder folder;

    tests::write_file(folder.path() / "passphrase", "bamboo river lamp seven\n");
    const auto made = screening({"store", "create", "--store", folder.path() / "real.store", "--name", "lan",
                                 "--passphrase-file", folder.path() / "passphrase"});
    const auto later = other.run({"staff", "recovery"});

    CHECK(made.status == 0);
    CHECK_THAT(made.err, ContainsSubstring("No recovery sheet was made"));
    CHECK(later.status == 3);
    CHECK_THAT(later.err, ContainsSubstring("no terminal"));
}

TEST_CASE("a real store is not made with the passphrase that everybody knows") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder.path() / "passphrase", "practice practice practice practice\n");

    const auto said = screening({"store", "create", "--store", folder.path() / "real.store", "--name", "lan",
                                 "--passphrase-file", folder.path() / "passphrase"});

    CHECK(said.status == 1);
    CHECK_THAT(said.err, ContainsSubstring("the passphrase of practice stores, which everybody knows"));
    CHECK(tests::files_in(folder.path()).size() == 1);
}

TEST_CASE("a passphrase file that is not in UTF-8 is refused before anything in it is tried") {
    const tests::CommandLineStore store;
    const std::string words = "practice practice practice practice";
    std::string utf16 = "\xFF\xFE";
    for (const char letter : words + "\r\n")
        utf16 += std::string{letter, '\0'};
    const auto with = [&](const std::string& content) {
        tests::write_file(store.folder() / "file", content);
        return screening({"site", "list", "--store", store.file(), "--as", "supervisor", "--passphrase-file",
                          store.folder() / "file"});
    };

    // Five of them would be five wrong tries.
    for (int i = 0; i < 3; ++i) {
        for (const std::string& refused :
             {utf16, utf16.substr(2), std::string("m\xE2t kh\xE2u n\xE0o \xF0\xF3 kh\xE1\n")}) {
            const auto said = with(refused);
            CHECK(said.status == 3);
            CHECK_THAT(said.err, ContainsSubstring("Save it as UTF-8. No passphrase was tried."));
        }
    }
    CHECK(with(words + "\r\n").status == 0);
    // A mark at the beginning is no part of the first passphrase.
    CHECK(with("\xEF\xBB\xBF" + words + "\r\n").status == 0);
}
