// Telex, word by word: what people type and what must stand there.
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/typing/typed.h"

using gui::typing::Method;
using gui::typing::TonePlacement;
using tests::made;
using tests::type_all;
using tests::Typed;

TEST_CASE("Telex makes Vietnamese words", "[typing]") {
    type_all(Method::telex, {
                                // Every mark, every tone.
                                {"aan", "ân"},
                                {"awn", "ăn"},
                                {"eem", "êm"},
                                {"oong", "ông"},
                                {"ow", "ơ"},
                                {"uw", "ư"},
                                {"w", "ư"},
                                {"ddi", "đi"},
                                {"mas", "má"},
                                {"maf", "mà"},
                                {"mar", "mả"},
                                {"max", "mã"},
                                {"maj", "mạ"},
                                {"mafs", "má"},
                                {"mafz", "ma"},
                                // What is hard.
                                {"nguyeenx", "nguyễn"},
                                {"nguyeexn", "nguyễn"},
                                {"nguyenxe", "nguyễn"},
                                {"thuyeenf", "thuyền"},
                                {"khuyur", "khuỷu"},
                                {"khuyru", "khuỷu"},
                                {"gieengs", "giếng"},
                                {"quyeets", "quyết"},
                                {"dduwowngf", "đường"},
                                {"dduwongf", "đường"},
                                {"dduowngf", "đường"},
                                {"duongwfd", "đường"},
                                {"dduowcj", "được"},
                                {"duocdjw", "được"},
                                {"thuowr", "thuở"},
                                {"thuwowr", "thưở"},
                                {"huow", "huơ"},
                                {"huowng", "hương"},
                                {"quow", "quơ"},
                                {"gif", "gì"},
                                {"quys", "quý"},
                                {"ruowuj", "rượu"},
                                {"ruwowuj", "rượu"},
                                {"ruouwj", "rượu"},
                                {"nghieenj", "nghiện"},
                                {"nghieejn", "nghiện"},
                                {"nguwowif", "người"},
                                {"nguoiwf", "người"},
                                {"muwowif", "mười"},
                                {"uwowcs", "ước"},
                                {"wowcs", "ước"},
                                {"huwu", "hưu"},
                                {"huwou", "hươu"},
                                {"luuw", "lưu"},
                                {"muwa", "mưa"},
                                {"muaw", "mưa"},
                                {"cuawr", "cửa"},
                                {"cuar", "của"},
                                {"uoongs", "uống"},
                                {"chuoois", "chuối"},
                                {"ddoois", "đối"},
                                {"toois", "tối"},
                                {"tieengs", "tiếng"},
                                {"vieejt", "việt"},
                                {"vietje", "việt"},
                                {"yeeu", "yêu"},
                                {"yeeus", "yếu"},
                                {"ys", "ý"},
                                {"hoafn", "hoàn"},
                                {"hoanf", "hoàn"},
                                {"hoawcj", "hoặc"},
                                {"ngoaif", "ngoài"},
                                {"ngoeof", "ngoèo"},
                                {"khuya", "khuya"},
                                {"huynhf", "huỳnh"},
                                {"suyts", "suýt"},
                                {"xoef", "xòe"},
                                {"xooong", "xoong"},
                                {"gooongf", "goòng"},
                                {"tuaanf", "tuần"},
                                {"thuees", "thuế"},
                                {"gias", "giá"},
                                {"giuwx", "giữ"},
                                {"giwx", "giữ"},
                                {"giawtj", "giặt"},
                                {"gieets", "giết"},
                                {"quoocs", "quốc"},
                                {"quaanf", "quần"},
                                {"quar", "quả"},
                                {"ddawks", "đắk"},
                                {"kroong", "krông"},
                                {"hwmf", "hừm"},
                                {"nghir", "nghỉ"},

                                {"aaj", "ậ"},
                                {"khoong", "không"},
                                {"thuoocs", "thuốc"},
                                {"phieenj", "phiện"},
                                {"chaats", "chất"},
                                {"kichs", "kích"},
                                {"nghieen", "nghiên"},
                                {"nguyeen", "nguyên"},
                            });
}

TEST_CASE("Telex puts the tone where the setting says", "[typing]") {
    for (const Typed& typed : {Typed{"hoaf", "hòa"}, {"khoer", "khỏe"}, {"tuys", "túy"}, {"xoas", "xóa"}}) {
        CHECK(made(typed.keys, Method::telex, TonePlacement::old_style) == typed.word);
    }
    for (const Typed& typed : {Typed{"hoaf", "hoà"}, {"khoer", "khoẻ"}, {"tuys", "tuý"}, {"xoas", "xoá"}}) {
        CHECK(made(typed.keys, Method::telex, TonePlacement::new_style) == typed.word);
    }
    // What both agree on.
    for (const auto placement : {TonePlacement::old_style, TonePlacement::new_style}) {
        for (const Typed& typed : {Typed{"quys", "quý"},
                                   {"toanf", "toàn"},
                                   {"cuar", "của"},
                                   {"mias", "mía"},
                                   {"huyeenf", "huyền"},
                                   {"ngoaif", "ngoài"},
                                   {"quar", "quả"},
                                   {"giaf", "già"}}) {
            CHECK(made(typed.keys, Method::telex, placement) == typed.word);
        }
    }
}

TEST_CASE("in Telex a key that repeats itself is the letter", "[typing]") {
    type_all(Method::telex,
             {{"aaa", "aa"},         {"eee", "ee"},       {"ooo", "oo"},          {"ddd", "dd"},
              {"aww", "aw"},         {"oww", "ow"},       {"uww", "uw"},          {"ww", "w"},
              {"tww", "tw"},         {"thuoww", "thuow"}, {"woww", "wow"},        {"ass", "as"},
              {"aff", "af"},         {"arr", "ar"},       {"axx", "ax"},          {"ajj", "aj"},
              {"az", "az"},          {"asss", "ass"},     {"ASSSIST", "ASSIST"},  {"ATSS", "ATS"},
              {"herroin", "heroin"}, {"sexx", "sex"},     {"baaanana", "baanana"}});
}

TEST_CASE("in Telex a word that cannot be Vietnamese stands as it is typed", "[typing]") {
    for (const std::string_view word :
         {"facebook", "Zalo", "email", "book", "google", "windows", "methadone", "heroin", "morphin", "covid",
          "dollar", "class", "after", "software", "JavaScript", "ARV"}) {
        CHECK(made(word, Method::telex) == word);
    }
}

TEST_CASE("in Telex capitals stay capitals", "[typing]") {
    type_all(Method::telex, {
                                {"NGUYEENX", "NGUYỄN"},
                                {"Nguyeenx", "Nguyễn"},
                                {"DDaf", "Đà"},
                                {"Ddaf", "Đà"},
                                {"DDUWOWNGF", "ĐƯỜNG"},
                                {"Wocs", "Ước"},
                                {"AAns", "Ấn"},
                                {"Thij", "Thị"},
                                {"YEEUS", "YẾU"},
                            });
}
