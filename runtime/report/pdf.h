// Words on paper: headings, paragraphs and lists that flow over the pages of a PDF, its
// letters embedded. The one place that knows pango and cairo. The file carries no name, no
// author and no time of its making; what stands on it is the caller's.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace runtime {

enum class Paper : std::uint8_t { a4, a5 };

// A grey or a colour, each part 0 to 1; printed in black and white it stays readable.
struct Ink {
    double red = 0, green = 0, blue = 0;
};
inline constexpr Ink black{0.07, 0.13, 0.16};
inline constexpr Ink grey{0.33, 0.40, 0.45};
inline constexpr Ink teal{0.0, 0.41, 0.42};

struct Paragraph {
    double size = 12;  // points
    bool bold = false;
    Ink ink = black;
    double before = 0;  // room above it, in points; none at the top of a page
    double keep = 0;    // room that must be left below it on the same page, so that no heading stands alone
};

class Pdf {
  public:
    // `language` ("vi", "en") chooses between forms of a letter where a face has several.
    Pdf(Paper paper, const std::string& language);
    Pdf(Pdf&&) noexcept;
    Pdf& operator=(Pdf&&) noexcept;
    ~Pdf();

    void text(std::string_view words, const Paragraph& form = {});
    void bullet(std::string_view words, const Paragraph& form = {});
    // A frame around these words, never over two pages.
    void box(std::string_view heading, std::string_view words, const Paragraph& form = {});
    void line(double before);

    // The whole file. Nothing where there was no memory for it. Nothing can be added after it.
    [[nodiscard]] std::string finish();

  private:
    struct Sheet;
    std::unique_ptr<Sheet> sheet_;
};

}  // namespace runtime
