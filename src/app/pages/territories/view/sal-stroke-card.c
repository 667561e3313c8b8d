/* sal-stroke-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stroke-card.h"

#include "sal-territory-row.h"

/* How near the pointer comes before the card makes way, in pixels. */
#define DISTANCE 24

/* The territories that are touched. */
enum
{
  GAINS,
  LOSES,
  N_SIDES,
};

struct _SalStrokeCard
{
  AdwBin parent_instance;

  gint32 territories[N_SIDES];
  GtkListBox *list;
  GtkLabel *area_label;
};

G_DEFINE_FINAL_TYPE (SalStrokeCard, sal_stroke_card, ADW_TYPE_BIN)

static void
sal_stroke_card_class_init (SalStrokeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-stroke-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SalStrokeCard, list);
  gtk_widget_class_bind_template_child (widget_class, SalStrokeCard, area_label);
}

static void
sal_stroke_card_init (SalStrokeCard *self)
{
  self->territories[GAINS] = self->territories[LOSES] = SAL_TERRITORY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static SalTerritoryRow *
find_row (SalStrokeCard *self, gint32 territory)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (sal_territory_row_get_territory (SAL_TERRITORY_ROW (row)) == (guint) territory)
        return SAL_TERRITORY_ROW (row);
    }

  return NULL;
}

static void
append_row (SalStrokeCard *self, gint32 territory)
{
  GtkWidget *row;

  if (territory == SAL_TERRITORY_NONE)
    return;

  row = sal_territory_row_new ((guint) territory);
  sal_territory_row_set_detailed (SAL_TERRITORY_ROW (row));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

/**
 * sal_stroke_card_set_territories:
 * @self: the card
 * @gains: the index of the territory that gets areas, or %SAL_TERRITORY_NONE
 * @loses: the index of the one that loses them, or %SAL_TERRITORY_NONE
 *
 * Sets whose figures show, the one that gets areas first.
 */
void
sal_stroke_card_set_territories (SalStrokeCard *self, gint32 gains, gint32 loses)
{
  GtkListBoxRow *row;

  g_return_if_fail (SAL_IS_STROKE_CARD (self));

  if (self->territories[GAINS] == gains && self->territories[LOSES] == loses)
    return;

  self->territories[GAINS] = gains;
  self->territories[LOSES] = loses;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  append_row (self, gains);
  append_row (self, loses);
}

void
sal_stroke_card_set_colors (SalStrokeCard *self, const GdkRGBA *gains, const GdkRGBA *loses)
{
  const GdkRGBA *colors[] = { gains, loses };

  g_return_if_fail (SAL_IS_STROKE_CARD (self));

  for (guint side = 0; side < N_SIDES; side++)
    {
      if (self->territories[side] != SAL_TERRITORY_NONE)
        sal_territory_row_set_color (find_row (self, self->territories[side]), colors[side]);
    }
}

void
sal_stroke_card_set_area (SalStrokeCard *self, const char *text)
{
  g_return_if_fail (SAL_IS_STROKE_CARD (self));

  gtk_label_set_label (self->area_label, text != NULL ? text : "");
}

/**
 * sal_stroke_card_update:
 * @self: the card
 * @design: the design that its territories are of
 * @measure: the index of the measure they are judged by
 *
 * Shows how both territories stand now.
 */
void
sal_stroke_card_update (SalStrokeCard *self, SalTerritoryDesign *design, guint measure)
{
  double tolerance = sal_territory_design_get_tolerance (design, measure);

  g_return_if_fail (SAL_IS_STROKE_CARD (self));

  for (guint side = 0; side < N_SIDES; side++)
    {
      if (self->territories[side] != SAL_TERRITORY_NONE)
        sal_territory_row_update (
            find_row (self, self->territories[side]), design, measure, tolerance);
    }
}

/**
 * sal_stroke_card_make_way:
 * @self: the card
 * @x: where the pointer is, in the parent of the card
 * @y: likewise
 *
 * Goes to the other end of the map, above or below, if the pointer comes near.
 */
void
sal_stroke_card_make_way (SalStrokeCard *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t bounds;

  g_return_if_fail (SAL_IS_STROKE_CARD (self));

  if (!gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, gtk_widget_get_parent (widget), &bounds))
    return;
  graphene_rect_inset (&bounds, -DISTANCE, -DISTANCE);
  if (graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    gtk_widget_set_valign (widget,
                           gtk_widget_get_valign (widget) == GTK_ALIGN_START ? GTK_ALIGN_END
                                                                             : GTK_ALIGN_START);
}
