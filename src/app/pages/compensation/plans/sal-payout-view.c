/* sal-payout-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-view-private.h"

#include <adwaita.h>
#include <math.h>

#include <glib/gi18n.h>

#include "sal-payout-grip.h"
#include "sal-widget-theme.h"

#define HEIGHT    260
#define WIDTH     300
#define GRIP_SIZE 16

G_DEFINE_FINAL_TYPE (SalPayoutView, sal_payout_view, GTK_TYPE_WIDGET)

void
sal_payout_view_get_rectangle (SalPayoutView *self, SalChartRectangle *rectangle)
{
  *rectangle = (SalChartRectangle){
    0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))
  };
}

/* What shows: what is drawn, or what the editor has. */
const SalPlan *
sal_payout_view_get_plan (SalPayoutView *self)
{
  return self->draft != NULL ? self->draft : sal_plan_editor_get_plan (self->editor);
}

/* --- grips --- */

static void
fit_grips (SalPayoutView *self)
{
  while (self->grips->len > self->handles->len)
    {
      gtk_widget_unparent (self->grips->pdata[self->grips->len - 1]);
      g_ptr_array_set_size (self->grips, (int) self->grips->len - 1);
    }
  while (self->grips->len < self->handles->len)
    {
      GtkWidget *grip = sal_payout_grip_new ();

      gtk_widget_insert_before (grip, GTK_WIDGET (self), self->label);
      g_ptr_array_add (self->grips, grip);
    }
}

static void
describe_grips (SalPayoutView *self)
{
  gboolean is_editable = sal_plan_editor_is_editable (self->editor);

  for (guint i = 0; i < self->handles->len; i++)
    {
      const SalPayoutHandle *handle = self->handles->pdata[i];
      g_autofree char *value = sal_payout_handle_describe (handle, sal_payout_view_get_plan (self));

      sal_payout_grip_describe (self->grips->pdata[i],
                                handle->name,
                                value,
                                100 * sal_rational_to_double (&handle->payout));
      gtk_widget_set_visible (self->grips->pdata[i], is_editable);
    }
}

static gboolean
has_curve (SalPayoutView *self)
{
  const SalPlan *plan = sal_payout_view_get_plan (self);

  return plan != NULL && self->component < plan->components->len &&
         sal_plan_editor_get_problem (self->editor, NULL) == NULL &&
         sal_payout_curve_why_none (sal_plan_get_component (plan, self->component)) == NULL;
}

/* Makes everything anew from the plan that shows. */
void
sal_payout_view_update (SalPayoutView *self)
{
  const SalPlan *plan = sal_payout_view_get_plan (self);
  g_autofree char *curve = NULL, *people = NULL, *description = NULL;

  g_clear_pointer (&self->plot, sal_curve_plot_free);
  g_clear_pointer (&self->handles, g_ptr_array_unref);
  if (!has_curve (self))
    {
      self->handles = g_ptr_array_new ();
      fit_grips (self);
      return;
    }
  if (self->held < 0)
    self->y_end = sal_payout_chart_find_end (plan, self->component, &self->example);
  self->plot = sal_payout_chart_new (plan, self->component, &self->example, self->y_end);
  sal_payout_view_draw_people (self);
  self->handles = sal_payout_handles_new (plan, self->component, &self->example);
  fit_grips (self);
  describe_grips (self);
  curve = sal_payout_chart_describe (plan, self->component, &self->example);
  people = sal_payout_view_describe_people (self);
  description = g_strconcat (curve, people, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Payout Curve"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description,
                                  -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- what is drawn --- */

static void
stop_settling (SalPayoutView *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
}

/**
 * sal_payout_view_draw_up:
 * @self: a view
 * @plan: (transfer full): the plan with the handle elsewhere
 * @handle: the index of the handle
 *
 * Shows what somebody draws, and says what it means.
 */
void
sal_payout_view_draw_up (SalPayoutView *self, SalPlan *plan, guint handle)
{
  const SalPayoutHandle *moved = self->handles->pdata[handle];
  g_autofree char *text = sal_payout_handle_describe (moved, plan);
  const char *path = moved->payout_path != NULL ? moved->payout_path : moved->at_path;

  if (self->drafted_path == NULL)
    self->drafted_path = g_strdup (path);
  g_clear_pointer (&self->draft, sal_plan_free);
  self->draft = plan;
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->label, TRUE);
  g_object_set_data (G_OBJECT (self->label), "handle", GUINT_TO_POINTER (handle));
  sal_payout_view_update (self);
  sal_plan_editor_set_drawn (self->editor, plan);
}

/* What was drawn becomes one edit. */
void
sal_payout_view_take (SalPayoutView *self)
{
  g_autofree char *path = g_steal_pointer (&self->drafted_path);
  SalPlan *plan = g_steal_pointer (&self->draft);

  stop_settling (self);
  gtk_widget_set_visible (self->label, FALSE);
  if (plan == NULL)
    return;
  sal_plan_editor_set_drawn (self->editor, NULL);
  if (sal_plan_editor_is_editable (self->editor))
    sal_plan_editor_take (self->editor, plan, path);
  else
    sal_plan_free (plan);
}

/* Shows what there was before. */
void
sal_payout_view_drop (SalPayoutView *self)
{
  stop_settling (self);
  if (self->draft != NULL)
    sal_plan_editor_set_drawn (self->editor, NULL);
  g_clear_pointer (&self->draft, sal_plan_free);
  g_clear_pointer (&self->drafted_path, g_free);
  gtk_widget_set_visible (self->label, FALSE);
  sal_payout_view_update (self);
}

/* --- the widget --- */

static void
sal_payout_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 2 * WIDTH : HEIGHT;
}

static void
place_grip (SalPayoutView *self, guint index, GdkRectangle *area)
{
  const SalPayoutHandle *handle = self->handles->pdata[index];
  SalChartTheme theme = sal_widget_theme (GTK_WIDGET (self));
  SalChartRectangle rectangle;
  double x, y;

  sal_payout_view_get_rectangle (self, &rectangle);
  sal_curve_plot_locate (self->plot,
                         &rectangle,
                         &theme,
                         sal_rational_to_double (&handle->at),
                         sal_rational_to_double (&handle->payout),
                         &x,
                         &y);
  *area = (GdkRectangle){
    (int) round (x) - GRIP_SIZE / 2, (int) round (y) - GRIP_SIZE / 2, GRIP_SIZE, GRIP_SIZE
  };
}

/* Above what is dragged, or below it where there is no room; within the view. */
static void
place_label (SalPayoutView *self, int width, int height)
{
  guint handle = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self->label), "handle"));
  GdkRectangle area = { 0, 0, 0, 0 }, box;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &box.width, NULL, NULL);
  gtk_widget_measure (
      self->label, GTK_ORIENTATION_VERTICAL, box.width, NULL, &box.height, NULL, NULL);
  if (self->plot != NULL && handle < self->handles->len)
    place_grip (self, handle, &area);
  box.x = CLAMP (area.x + area.width / 2 - box.width / 2, 0, MAX (width - box.width, 0));
  box.y = area.y - box.height - 6;
  if (box.y < 0)
    box.y = MIN (area.y + area.height + 6, MAX (height - box.height, 0));
  gtk_widget_size_allocate (self->label, &box, -1);
}

static void
sal_payout_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalPayoutView *self = SAL_PAYOUT_VIEW (widget);

  for (guint i = 0; self->plot != NULL && i < self->grips->len; i++)
    {
      GdkRectangle area;

      place_grip (self, i, &area);
      gtk_widget_measure (
          self->grips->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_measure (
          self->grips->pdata[i], GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->grips->pdata[i], &area, -1);
    }
  if (gtk_widget_get_visible (self->label))
    place_label (self, width, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
sal_payout_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalPayoutView *self = SAL_PAYOUT_VIEW (widget);
  SalChartTheme theme = sal_widget_theme (widget);
  SalChartRectangle rectangle;
  cairo_t *cr;

  sal_payout_view_get_rectangle (self, &rectangle);
  if (self->plot == NULL || rectangle.width <= 0 || rectangle.height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) rectangle.width, (float) rectangle.height));
  sal_curve_plot_draw (self->plot, cr, &rectangle, &theme);
  cairo_destroy (cr);
  for (guint i = 0; i < self->grips->len; i++)
    gtk_widget_snapshot_child (widget, self->grips->pdata[i], snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

/* What was drawn by keys is not lost with the view. */
static void
sal_payout_view_unmap (GtkWidget *widget)
{
  SalPayoutView *self = SAL_PAYOUT_VIEW (widget);

  self->held = -1;
  if (self->editor != NULL)
    sal_payout_view_take (self);
  GTK_WIDGET_CLASS (sal_payout_view_parent_class)->unmap (widget);
}

static void
sal_payout_view_dispose (GObject *object)
{
  SalPayoutView *self = SAL_PAYOUT_VIEW (object);

  stop_settling (self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->draft, sal_plan_free);
  g_clear_pointer (&self->drafted_path, g_free);
  g_clear_pointer (&self->plot, sal_curve_plot_free);
  g_clear_pointer (&self->handles, g_ptr_array_unref);
  for (guint i = 0; self->grips != NULL && i < self->grips->len; i++)
    gtk_widget_unparent (self->grips->pdata[i]);
  g_clear_pointer (&self->grips, g_ptr_array_unref);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->people, g_array_unref);
  sal_payout_example_clear (&self->example);

  G_OBJECT_CLASS (sal_payout_view_parent_class)->dispose (object);
}

static void
sal_payout_view_class_init (SalPayoutViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_payout_view_dispose;
  widget_class->measure = sal_payout_view_measure;
  widget_class->size_allocate = sal_payout_view_size_allocate;
  widget_class->snapshot = sal_payout_view_snapshot;
  widget_class->unmap = sal_payout_view_unmap;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "payoutcurve");
  sal_payout_view_install_people (widget_class);
}

static void
sal_payout_view_init (SalPayoutView *self)
{
  AdwStyleManager *manager =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->held = -1;
  self->example = (SalPayoutExample){ SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  self->handles = g_ptr_array_new ();
  self->grips = g_ptr_array_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (SalPayoutPerson));
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "osd");
  gtk_widget_add_css_class (self->label, "payout-value");
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_can_target (self->label, FALSE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_object (
      manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
  sal_payout_view_add_input (self);
  sal_payout_view_add_people (self);
}

GtkWidget *
sal_payout_view_new (void)
{
  return g_object_new (SAL_TYPE_PAYOUT_VIEW, NULL);
}

/* What is edited elsewhere is not drawn on. */
static void
editor_changed_cb (SalPayoutView *self)
{
  self->held = -1;
  sal_payout_view_drop (self);
}

void
sal_payout_view_set_editor (SalPayoutView *self, SalPlanEditor *editor)
{
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
}

/**
 * sal_payout_view_show:
 * @self: a view with an editor
 * @component: the index of a component
 * @example: whose payouts it shows
 *
 * Shows the curve of a component, if it has one.
 */
void
sal_payout_view_show (SalPayoutView *self, guint component, const SalPayoutExample *example)
{
  sal_payout_view_take (self);
  self->component = component;
  sal_rational_set (&self->example.quota, &example->quota);
  sal_rational_set (&self->example.target, &example->target);
  sal_payout_view_update (self);
}
