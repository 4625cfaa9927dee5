#include "runtime/report/client_card.h"

#include "runtime/report/pdf.h"

namespace runtime {

namespace {

constexpr Paragraph heading{.size = 12, .bold = true, .ink = grey, .before = 18, .keep = 60};
constexpr Paragraph name{.size = 15, .bold = true, .before = 6, .keep = 30};
constexpr Paragraph words_form{.size = 13, .before = 3};

std::string joined(const std::vector<std::string>& names) {
    std::string words;
    for (const std::string& each : names)
        words += (words.empty() ? "" : ", ") + each;
    return words;
}

void points(Pdf& pdf, const std::string& title, const std::vector<TalkPoint>& said) {
    if (said.empty()) return;
    pdf.text(title, heading);
    for (const TalkPoint& point : said) {
        if (!point.names.empty()) pdf.text(joined(point.names), name);
        pdf.text(point.say, words_form);
    }
}

void leaflet(Pdf& pdf, const LeafletView& each) {
    pdf.text(each.heading, {.size = 13, .bold = true, .before = 18, .keep = 60});
    for (const LeafletView::Part& part : each.parts) {
        if (!part.heading.empty()) {
            pdf.text(part.heading, {.size = 12, .bold = true, .before = 8, .keep = 40});
        }
        for (const std::string& point : part.points)
            pdf.bullet(point, {.size = 12, .before = 3});
    }
}

}  // namespace

std::string client_card(const ClientView& said, const CardWords& words) {
    Pdf pdf(Paper::a4, words.language);
    pdf.text(words.title, {.size = 20, .bold = true});
    pdf.text(words.not_diagnosis, {.size = 11, .ink = grey, .before = 2});
    points(pdf, words.going_well, said.going_well);
    points(pdf, words.matters, said.matters);
    if (!words.unclear.empty()) {
        Paragraph form = words_form;
        form.before = 18;
        pdf.text(words.unclear, form);
    }
    std::string next;
    for (const std::string& step : said.next)
        next += step + "\n";
    pdf.box(words.next_step, next + words.contact, {.size = 13, .before = 20});
    for (const LeafletView& each : said.leaflets)
        leaflet(pdf, each);
    return pdf.finish();
}

}  // namespace runtime
