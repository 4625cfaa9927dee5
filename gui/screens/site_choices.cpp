#include "gui/screens/site_choices.h"

#include "gui/screens/home.h"
#include "gui/widgets/choice.h"

namespace gui {

bool site_choices(const std::vector<std::string>& sites, std::set<std::string>& chosen, Frame& frame,
                  Column& column) {
    bool touched = false;
    column.text(frame.say("works_at"), {.style = Style::label, .color = frame.theme().text2});
    column.gap(8);
    for (const std::string& site : sites) {
        const ChoiceLook look{.mark = Mark::square, .style = Style::body_medium};
        const Rect r = column.take(choice_height(frame, site, column.width(), look, height::target));
        const bool is_chosen = chosen.contains(site);
        if (choice_card(frame, "site." + control_word(site), site_words(site), r, is_chosen, look)) {
            if (is_chosen) {
                chosen.erase(site);
            } else {
                chosen.insert(site);
            }
            touched = true;
        }
        column.gap(10);
    }
    return touched;
}

}  // namespace gui
