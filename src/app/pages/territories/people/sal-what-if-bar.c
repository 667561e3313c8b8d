/* sal-what-if-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-what-if-bar.h"

#include "sal-accessible.h"

struct _SalWhatIfBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SalWhatIfBar, sal_what_if_bar, ADW_TYPE_BIN)

static void
sal_what_if_bar_class_init (SalWhatIfBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-what-if-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SalWhatIfBar, label);
}

static void
sal_what_if_bar_init (SalWhatIfBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

void
sal_what_if_bar_set_text (SalWhatIfBar *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}
