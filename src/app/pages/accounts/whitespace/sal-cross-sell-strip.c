/* sal-cross-sell-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cross-sell-strip.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-cross-sell-text.h"

/* A figure: a button, and what it shows when it is pressed. */
typedef struct
{
  GtkMenuButton *button;
  GtkLabel *value_label;
  GtkLabel *explanation_label;
} Figure;

struct _SalCrossSellStrip
{
  AdwBin parent_instance;

  Figure figures[SAL_CROSS_SELL_N_FIGURES];

  GtkFlowBox *box;
};

G_DEFINE_FINAL_TYPE (SalCrossSellStrip, sal_cross_sell_strip, ADW_TYPE_BIN)

#define EXPLANATION_CHARS 60

static GtkWidget *
create_popover (Figure *figure)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), EXPLANATION_CHARS);
  gtk_widget_add_css_class (label, "numeric");
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  figure->explanation_label = GTK_LABEL (label);

  return popover;
}

static void
add_figure (SalCrossSellStrip *self, SalCrossSellFigure which)
{
  Figure *figure = &self->figures[which];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (sal_cross_sell_figure_get_label (which));
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_add_css_class (value, "title-3");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), create_popover (figure));
  gtk_widget_add_css_class (button, "flat");
  figure->button = GTK_MENU_BUTTON (button);
  figure->value_label = GTK_LABEL (value);
  gtk_flow_box_append (self->box, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/**
 * sal_cross_sell_strip_show:
 * @self: a strip
 * @sell: what was counted
 * @portfolio: the portfolio it was counted in
 *
 * Shows the figures.
 */
void
sal_cross_sell_strip_show (SalCrossSellStrip *self,
                           const SalCrossSell *sell,
                           const SalWhitespace *portfolio)
{
  for (guint i = 0; i < SAL_CROSS_SELL_N_FIGURES; i++)
    {
      Figure *figure = &self->figures[i];
      SalCrossSellFigure which = (SalCrossSellFigure) i;
      g_autofree char *value = sal_cross_sell_figure_format (sell, which);
      g_autofree char *explanation = sal_cross_sell_figure_explain (sell, portfolio, which);
      /* translators: a figure and its value */
      g_autofree char *name =
          g_strdup_printf (_ ("%1$s: %2$s"), sal_cross_sell_figure_get_label (which), value);

      gtk_label_set_label (figure->value_label, value);
      gtk_label_set_label (figure->explanation_label, explanation);
      sal_accessible_name_button (GTK_WIDGET (figure->button), name);
    }
}

static void
sal_cross_sell_strip_class_init (SalCrossSellStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-cross-sell-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, SalCrossSellStrip, box);
}

static void
sal_cross_sell_strip_init (SalCrossSellStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < SAL_CROSS_SELL_N_FIGURES; i++)
    add_figure (self, (SalCrossSellFigure) i);
}
