// VNI, word by word: what people type and what must stand there.
#include <catch2/catch_test_macros.hpp>

#include "tests/gui/typing/typed.h"

using gui::typing::Method;
using gui::typing::TonePlacement;
using tests::made;
using tests::type_all;
using tests::Typed;

TEST_CASE("VNI makes Vietnamese words", "[typing]") {
    type_all(Method::vni, {
                              {"a6n", "ân"},
                              {"a8n", "ăn"},
                              {"e6m", "êm"},
                              {"o6ng", "ông"},
                              {"o7", "ơ"},
                              {"u7", "ư"},
                              {"d9i", "đi"},
                              {"ma1", "má"},
                              {"ma2", "mà"},
                              {"ma3", "mả"},
                              {"ma4", "mã"},
                              {"ma5", "mạ"},
                              {"ma21", "má"},
                              {"ma20", "ma"},
                              {"nguye6n4", "nguyễn"},
                              {"nguye64n", "nguyễn"},
                              {"nguyen64", "nguyễn"},
                              {"thuye6n2", "thuyền"},
                              {"khuyu3", "khuỷu"},
                              {"gie6ng1", "giếng"},
                              {"quye6t1", "quyết"},
                              {"d9u7o7ng2", "đường"},
                              {"d9u7ong2", "đường"},
                              {"d9uo7ng2", "đường"},
                              {"duong297", "đường"},
                              {"d9uo7c5", "được"},
                              {"duoc795", "được"},
                              {"thuo73", "thuở"},
                              {"huo7", "huơ"},
                              {"huo7ng", "hương"},
                              {"quo7", "quơ"},
                              {"gi2", "gì"},
                              {"quy1", "quý"},
                              {"ruo7u5", "rượu"},
                              {"ruou75", "rượu"},
                              {"nghie6n5", "nghiện"},
                              {"nghien65", "nghiện"},
                              {"ngu7o7i2", "người"},
                              {"nguoi72", "người"},
                              {"mu7o7i2", "mười"},
                              {"u7o7c1", "ước"},
                              {"hu7u", "hưu"},
                              {"luu7", "lưu"},
                              {"mu7a", "mưa"},
                              {"mua7", "mưa"},
                              {"cua73", "cửa"},
                              {"cua3", "của"},
                              {"uo6ng1", "uống"},
                              {"chuo6i1", "chuối"},
                              {"to6i1", "tối"},
                              {"tie6ng1", "tiếng"},
                              {"tieng61", "tiếng"},
                              {"vie6t5", "việt"},
                              {"ye6u", "yêu"},
                              {"y1", "ý"},
                              {"hoan2", "hoàn"},
                              {"hoa8c5", "hoặc"},
                              {"hoac85", "hoặc"},
                              {"ngoai2", "ngoài"},
                              {"ngoeo2", "ngoèo"},
                              {"khuya", "khuya"},
                              {"huynh2", "huỳnh"},
                              {"suyt1", "suýt"},
                              {"xoong", "xoong"},
                              {"goong2", "goòng"},
                              {"tua6n2", "tuần"},
                              {"thue61", "thuế"},
                              {"gia1", "giá"},
                              {"giu74", "giữ"},
                              {"gia8t5", "giặt"},
                              {"gie6t1", "giết"},
                              {"quo6c1", "quốc"},
                              {"qua6n2", "quần"},
                              {"qua3", "quả"},
                              {"d9a8k1", "đắk"},
                              {"kro6ng", "krông"},
                              {"hu7m2", "hừm"},
                              {"thuo6c1", "thuốc"},
                              {"phie6n5", "phiện"},
                              {"cha6t1", "chất"},
                          });
}

TEST_CASE("VNI puts the tone where the setting says", "[typing]") {
    CHECK(made("hoa2", Method::vni, TonePlacement::old_style) == "hòa");
    CHECK(made("hoa2", Method::vni, TonePlacement::new_style) == "hoà");
    CHECK(made("tuy1", Method::vni, TonePlacement::old_style) == "túy");
    CHECK(made("tuy1", Method::vni, TonePlacement::new_style) == "tuý");
}

TEST_CASE("in VNI a digit that repeats itself is the digit", "[typing]") {
    type_all(Method::vni, {{"a11", "a1"},
                           {"a66", "a6"},
                           {"o77", "o7"},
                           {"a88", "a8"},
                           {"d99", "d9"},
                           {"thuo77", "thuo7"},
                           {"A111", "A11"},
                           {"a0", "a0"}});
}

TEST_CASE("in VNI a word that cannot be Vietnamese stands as it is typed", "[typing]") {
    for (const std::string_view word : {"covid19", "B52", "ASSIST", "facebook", "H5N1", "q3", "windows7"}) {
        CHECK(made(word, Method::vni) == word);
    }
}

TEST_CASE("in VNI capitals stay capitals", "[typing]") {
    type_all(Method::vni,
             {{"NGUYE6N4", "NGUYỄN"}, {"Nguye6n4", "Nguyễn"}, {"D9a2", "Đà"}, {"D9U7O7NG2", "ĐƯỜNG"}});
}
