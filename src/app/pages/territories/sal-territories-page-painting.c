/* sal-territories-page-painting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

/* What shows above the map while areas are painted: the two territories that are touched. */

/* From the upper side of the map, or from the buttons of a selection, in pixels. */
#define MARGIN          12
#define BELOW_SELECTION 72

static gboolean
can_paint (SalTerritoriesPage *self)
{
  return self->tool == SAL_MAP_TOOL_PAINT && self->job == NULL && self->shown != NULL &&
         sal_territory_design_get_n_areas (self->shown) > 0 &&
         sal_alignment_editor_is_editable (self->editor);
}

/**
 * sal_territories_page_update_stroke_card:
 * @self: the page
 *
 * Shows how the territories stand that are being painted, or hides that.
 */
void
sal_territories_page_update_stroke_card (SalTerritoriesPage *self)
{
  gboolean shows = can_paint (self);
  GdkRGBA gains = { 0 }, loses = { 0 };

  if (shows && !gtk_widget_get_visible (GTK_WIDGET (self->stroke_card)))
    gtk_widget_set_valign (GTK_WIDGET (self->stroke_card), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->stroke_card),
                             self->n_selected > 0 ? BELOW_SELECTION : MARGIN);
  gtk_widget_set_visible (GTK_WIDGET (self->stroke_card), shows);
  if (!shows || self->brush == self->loser)
    self->loser = SAL_TERRITORY_NONE;
  sal_stroke_card_set_territories (
      self->stroke_card, shows ? self->brush : SAL_TERRITORY_NONE, self->loser);
  if (!shows)
    return;

  sal_stroke_card_update (self->stroke_card, self->shown, sal_territories_page_get_measure (self));
  sal_territories_page_find_color (self, self->brush, &gains);
  sal_territories_page_find_color (self, self->loser, &loses);
  sal_stroke_card_set_colors (self->stroke_card, &gains, &loses);
}

/**
 * sal_territories_page_note_loser:
 * @self: the page
 * @areas: (element-type guint): areas that have been moved, and are not drawn so yet
 *
 * Remembers whose areas they were, the last one's where they were several territories'.
 */
void
sal_territories_page_note_loser (SalTerritoriesPage *self, const GArray *areas)
{
  for (guint i = 0; i < areas->len; i++)
    {
      guint before = sal_map_style_get_territory (self->style, g_array_index (areas, guint, i));

      if (before != SAL_MAP_UNASSIGNED && (gint32) before != self->brush)
        self->loser = (gint32) before;
    }
}

/**
 * sal_territories_page_show_hovered:
 * @self: the page
 * @area: the area that the pointer is on, or %SAL_GEOGRAPHY_NONE
 *
 * Names the area while areas are painted: a tooltip would cover those around it.
 */
void
sal_territories_page_show_hovered (SalTerritoriesPage *self, guint area)
{
  g_autofree char *text = NULL;

  if (area != SAL_GEOGRAPHY_NONE && can_paint (self))
    {
      const SalGeographyArea *all =
          sal_geography_get_areas (sal_territory_design_get_geography (self->shown), NULL);
      gint32 territory = sal_territory_design_get_assignment (self->shown)[area];

      text = g_strdup_printf (
          "%s, %s · %s",
          all[area].name,
          all[area].parent,
          territory != SAL_TERRITORY_NONE
              ? sal_territory_design_get_territory (self->shown, (guint) territory)->name
              : _ ("In no territory"));
    }
  sal_stroke_card_set_area (self->stroke_card, text);
}
