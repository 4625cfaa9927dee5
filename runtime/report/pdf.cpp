#include "runtime/report/pdf.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <algorithm>

namespace runtime {

namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

constexpr double points_per_mm = 72 / 25.4;
constexpr double margin = 18 * points_per_mm;
constexpr double indent = 14;
constexpr double line_spacing = 1.12;  // of the face's own line: room for stacked marks
constexpr double pad = 12;             // inside a box

// Fontconfig finds again by offsets what it has read, and a leak checker cannot follow those:
// it is given back when the program ends.
struct FontsGivenBack {
    FontsGivenBack() = default;
    FontsGivenBack(const FontsGivenBack&) = delete;
    FontsGivenBack& operator=(const FontsGivenBack&) = delete;
    ~FontsGivenBack() { FcFini(); }
};

cairo_status_t append(void* into, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Pdf::Sheet {
    Sheet(Paper paper, const std::string& language)
        : width((paper == Paper::a4 ? 210 : 148) * points_per_mm),
          height((paper == Paper::a4 ? 297 : 210) * points_per_mm),
          surface(cairo_pdf_surface_create_for_stream(append, &bytes, width, height)),
          context(cairo_create(surface.get())),
          fonts(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)),
          pango(pango_font_map_create_context(fonts.get())) {
        static const FontsGivenBack at_the_end;
        // A time tells who was here when; the format wants one.
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
        pango_cairo_context_set_resolution(pango.get(), 72);
        // Paper has no pixels to which letters would be moved.
        pango_context_set_round_glyph_positions(pango.get(), FALSE);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(pango.get(), options);
        cairo_font_options_destroy(options);
        pango_context_set_language(pango.get(), pango_language_from_string(language.c_str()));
    }

    Held<PangoLayout> layout(std::string_view words, const Paragraph& form, double wide) const {
        Held<PangoLayout> made(pango_layout_new(pango.get()));
        const Held<PangoFontDescription> font(
            pango_font_description_from_string("Inter, Noto Sans, sans-serif"));
        pango_font_description_set_absolute_size(font.get(), form.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(),
                                          form.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(made.get(), font.get());
        pango_layout_set_width(made.get(), static_cast<int>(wide * PANGO_SCALE));
        pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD);
        pango_layout_set_text(made.get(), words.data(), static_cast<int>(words.size()));
        return made;
    }

    static double height_of(PangoLayout* words) {
        int high = 0;
        pango_layout_get_size(words, nullptr, &high);
        return static_cast<double>(high) / PANGO_SCALE * line_spacing;
    }

    void new_page() {
        cairo_show_page(context.get());
        y = margin;
    }
    void make_room(double high) {
        if (y + high > height - margin && y > margin) new_page();
    }
    void space(double before) {
        if (y > margin) y += before;
    }

    // Line by line from here on, over as many pages as it takes.
    void flow(PangoLayout* words, double x, const Ink& ink) {
        const int lines = pango_layout_get_line_count(words);
        for (int i = 0; i < lines; ++i) {
            PangoLayoutLine* line = pango_layout_get_line_readonly(words, i);
            PangoRectangle logical;
            pango_layout_line_get_extents(line, nullptr, &logical);
            const double high = static_cast<double>(logical.height) / PANGO_SCALE * line_spacing;
            make_room(high);
            cairo_set_source_rgb(context.get(), ink.red, ink.green, ink.blue);
            cairo_move_to(context.get(), x, y - static_cast<double>(logical.y) / PANGO_SCALE);
            pango_cairo_show_layout_line(context.get(), line);
            y += high;
        }
    }

    std::string bytes;
    double width;
    double height;
    double y = margin;
    Held<cairo_surface_t> surface;
    Held<cairo_t> context;
    Held<PangoFontMap> fonts;
    Held<PangoContext> pango;
};

Pdf::Pdf(Paper paper, const std::string& language) : sheet_(std::make_unique<Sheet>(paper, language)) {}
Pdf::Pdf(Pdf&&) noexcept = default;
Pdf& Pdf::operator=(Pdf&&) noexcept = default;
Pdf::~Pdf() = default;

void Pdf::text(std::string_view words, const Paragraph& form) {
    const auto layout = sheet_->layout(words, form, sheet_->width - 2 * margin);
    sheet_->space(form.before);
    if (form.keep > 0) sheet_->make_room(Sheet::height_of(layout.get()) + form.keep);
    sheet_->flow(layout.get(), margin, form.ink);
}

void Pdf::bullet(std::string_view words, const Paragraph& form) {
    const auto layout = sheet_->layout(words, form, sheet_->width - 2 * margin - indent);
    sheet_->space(form.before);
    const double first = Sheet::height_of(layout.get()) / pango_layout_get_line_count(layout.get());
    sheet_->make_room(first);
    cairo_t* context = sheet_->context.get();
    cairo_set_source_rgb(context, form.ink.red, form.ink.green, form.ink.blue);
    cairo_new_path(context);
    cairo_arc(context, margin + 3, sheet_->y + first / 2, form.size / 7, 0, 2 * G_PI);
    cairo_fill(context);
    sheet_->flow(layout.get(), margin + indent, form.ink);
}

void Pdf::box(std::string_view heading, std::string_view words, const Paragraph& form) {
    const double wide = sheet_->width - 2 * margin;
    Paragraph head = form;
    head.bold = true;
    head.ink = teal;
    const auto above = sheet_->layout(heading, head, wide - 2 * pad);
    const auto below = sheet_->layout(words, form, wide - 2 * pad);
    const double high = pad + Sheet::height_of(above.get()) + 4 + Sheet::height_of(below.get()) + pad;
    sheet_->space(form.before);
    sheet_->make_room(high);
    cairo_t* context = sheet_->context.get();
    cairo_set_source_rgb(context, teal.red, teal.green, teal.blue);
    cairo_set_line_width(context, 1.2);
    cairo_rectangle(context, margin, sheet_->y, wide, high);
    cairo_stroke(context);
    const double end = sheet_->y + high;
    sheet_->y += pad;
    sheet_->flow(above.get(), margin + pad, head.ink);
    sheet_->y += 4;
    sheet_->flow(below.get(), margin + pad, form.ink);
    sheet_->y = end;
}

void Pdf::line(double before) {
    sheet_->space(before);
    cairo_t* context = sheet_->context.get();
    cairo_set_source_rgb(context, grey.red, grey.green, grey.blue);
    cairo_set_line_width(context, 0.5);
    cairo_move_to(context, margin, sheet_->y);
    cairo_line_to(context, sheet_->width - margin, sheet_->y);
    cairo_stroke(context);
}

std::string Pdf::finish() {
    cairo_show_page(sheet_->context.get());
    cairo_surface_finish(sheet_->surface.get());
    if (cairo_surface_status(sheet_->surface.get()) != CAIRO_STATUS_SUCCESS) return {};
    return std::move(sheet_->bytes);
}

}  // namespace runtime
