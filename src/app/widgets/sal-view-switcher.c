/* sal-view-switcher.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-view-switcher.h"

/* AdwSqueezer would do, were it not for the resize that it queues while it is being allocated: what
 * is around it may then be drawn before it is allocated anew, which GTK warns of. */

struct _SalViewSwitcher
{
  GtkWidget parent_instance;

  AdwViewStack *stack; /* (nullable) */
  GtkWidget *wide;
  GtkWidget *narrow;
};

typedef enum
{
  PROP_STACK = 1,
} SalViewSwitcherProperty;

static GParamSpec *properties[PROP_STACK + 1];

G_DEFINE_FINAL_TYPE (SalViewSwitcher, sal_view_switcher, GTK_TYPE_WIDGET)

/* The one there is room for; @width: -1 if it is not known */
static GtkWidget *
choose (SalViewSwitcher *self, int width)
{
  int natural;

  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return width < 0 || width >= natural ? self->wide : self->narrow;
}

static GtkSizeRequestMode
sal_view_switcher_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sal_view_switcher_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SalViewSwitcher *self = SAL_VIEW_SWITCHER (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (
          choose (self, for_size), orientation, for_size, minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (self->narrow, orientation, -1, minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->wide, orientation, -1, NULL, natural, NULL, NULL);
  *natural = MAX (*minimum, *natural);
}

/* Neither is stretched: what is left over is beside it. */
static void
sal_view_switcher_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalViewSwitcher *self = SAL_VIEW_SWITCHER (widget);
  GtkWidget *chosen = choose (self, width);
  GtkAllocation place = { 0, 0, width, height };
  int natural;

  gtk_widget_set_child_visible (self->wide, chosen == self->wide);
  gtk_widget_set_child_visible (self->narrow, chosen == self->narrow);
  gtk_widget_measure (chosen, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (natural < width)
    {
      place.x = (width - natural) / 2;
      place.width = natural;
    }
  gtk_widget_size_allocate (chosen, &place, -1);
}

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
        {
          adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->wide), self->stack);
          adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->narrow), self->stack);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_view_switcher_dispose (GObject *object)
{
  SalViewSwitcher *self = SAL_VIEW_SWITCHER (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
  g_clear_object (&self->stack);

  G_OBJECT_CLASS (sal_view_switcher_parent_class)->dispose (object);
}

static void
sal_view_switcher_class_init (SalViewSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_view_switcher_get_property;
  object_class->set_property = sal_view_switcher_set_property;
  object_class->dispose = sal_view_switcher_dispose;
  widget_class->get_request_mode = sal_view_switcher_get_request_mode;
  widget_class->measure = sal_view_switcher_measure;
  widget_class->size_allocate = sal_view_switcher_size_allocate;

  properties[PROP_STACK] =
      g_param_spec_object ("stack",
                           NULL,
                           NULL,
                           ADW_TYPE_VIEW_STACK,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static GtkWidget *
add_switcher (SalViewSwitcher *self, AdwViewSwitcherPolicy policy)
{
  GtkWidget *switcher = g_object_new (ADW_TYPE_VIEW_SWITCHER, "policy", policy, NULL);

  gtk_widget_set_parent (switcher, GTK_WIDGET (self));

  return switcher;
}

static void
sal_view_switcher_init (SalViewSwitcher *self)
{
  self->wide = add_switcher (self, ADW_VIEW_SWITCHER_POLICY_WIDE);
  self->narrow = add_switcher (self, ADW_VIEW_SWITCHER_POLICY_NARROW);
}
