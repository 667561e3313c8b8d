/* sal-payout-grip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-grip.h"

struct _SalPayoutGrip
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SalPayoutGrip, sal_payout_grip, GTK_TYPE_WIDGET)

static void
sal_payout_grip_class_init (SalPayoutGripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "grip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
sal_payout_grip_init (SalPayoutGrip *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE); /* the view takes the pointer */
}

GtkWidget *
sal_payout_grip_new (void)
{
  return g_object_new (SAL_TYPE_PAYOUT_GRIP, NULL);
}

/**
 * sal_payout_grip_describe:
 * @self: a grip
 * @name: what it is
 * @value: what it sets now
 * @now: the payout it is at, in percent
 *
 * Tells assistive technology what the grip is and says.
 */
void
sal_payout_grip_describe (SalPayoutGrip *self, const char *name, const char *value, double now)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", name, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  now,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  value,
                                  -1);
}
