/* sal-widget-theme.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-widget-theme.h"

#include <adwaita.h>
#include <math.h>

/* Labels are as small as the platform's captions, in proportion to the widget's font. */
#define CAPTION_SCALE 0.82

/* The size of the widget's font in pixels. */
static double
font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * (resolution > 0 ? resolution : 96) / 72;
}

/**
 * sal_widget_theme:
 * @widget: a widget that shows a chart or a map
 *
 * Tells how charts and maps look in a widget now.
 *
 * Returns: the theme; its font family belongs to the widget
 */
SalChartTheme
sal_widget_theme (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return (SalChartTheme){
    .dark = adw_style_manager_get_dark (manager),
    .high_contrast = adw_style_manager_get_high_contrast (manager),
    .font_family = pango_font_description_get_family (pango_context_get_font_description (context)),
    .font_size = round (font_size (widget) * CAPTION_SCALE * 4) / 4,
  };
}
