/* sal-view-switcher.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-view-switcher.h"

struct _SalViewSwitcher
{
  AdwBin parent_instance;

  AdwViewStack *stack; /* (nullable) */
};

typedef enum
{
  PROP_STACK = 1,
} SalViewSwitcherProperty;

static GParamSpec *properties[PROP_STACK + 1];

G_DEFINE_FINAL_TYPE (SalViewSwitcher, sal_view_switcher, ADW_TYPE_BIN)

static void
sal_view_switcher_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalViewSwitcher *self = SAL_VIEW_SWITCHER (object);

  switch ((SalViewSwitcherProperty) prop_id)
    {
    case PROP_STACK:
      g_value_set_object (value, self->stack);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_view_switcher_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  SalViewSwitcher *self = SAL_VIEW_SWITCHER (object);

  switch ((SalViewSwitcherProperty) prop_id)
    {
    case PROP_STACK:
      if (g_set_object (&self->stack, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_view_switcher_dispose (GObject *object)
{
  g_clear_object (&SAL_VIEW_SWITCHER (object)->stack);

  G_OBJECT_CLASS (sal_view_switcher_parent_class)->dispose (object);
}

static void
sal_view_switcher_class_init (SalViewSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_view_switcher_get_property;
  object_class->set_property = sal_view_switcher_set_property;
  object_class->dispose = sal_view_switcher_dispose;

  properties[PROP_STACK] =
      g_param_spec_object ("stack",
                           NULL,
                           NULL,
                           ADW_TYPE_VIEW_STACK,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               APP_PATH "/ui/sal-view-switcher.ui");
}

static void
sal_view_switcher_init (SalViewSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
