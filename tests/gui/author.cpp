#include "tests/gui/author.h"

#include <fstream>
#include <sstream>

#include "tests/support/places.h"

namespace tests {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

std::string replaced(std::string text, const std::string& words, const std::string& by) {
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + by.size()))
        text.replace(at, words.size(), by);
    return text;
}

Author::Author(const std::string& name, bool sound, gui::Size size) : file(folder.path() / (name + ".xml")) {
    surface.resize(static_cast<int>(size.w), static_cast<int>(size.h));
    const fs::path shipped = fs::path(source_dir()) / "instruments";
    fs::copy_file(shipped / "definitions" / (name + ".xml"), file);
    for (const std::string language : {"vi", "en"}) {
        const std::string words = name + "." + language + ".xml";
        fs::copy_file(shipped / "wording" / words, folder.path() / words);
    }
    well = text_of(file);
    if (!sound) spoil();
    app.emplace(runtime::Preview(file, "vi"), surface);
    hands.emplace(surface, [this](gui::Frame& frame) { app->draw(frame); });
}

void Author::write(const std::string& text) const {
    std::ofstream(file) << text;
}

void Author::spoil() const {
    write(replaced(well, "choices=\"degree\"", "choices=\"degre\""));
}

void Author::read_again() {
    app->read_again();
    hands->look();
}

}  // namespace tests
