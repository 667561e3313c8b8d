/* sal-whitespace-matrix.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tab-stop.h"
#include "sal-whitespace-matrix-private.h"

typedef enum
{
  PROP_CELL_MENU = 1,
} SalWhitespaceMatrixProperty;

static GParamSpec *properties[PROP_CELL_MENU + 1];

enum
{
  CELL_CHOSEN,
  CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalWhitespaceMatrix, sal_whitespace_matrix, ADW_TYPE_BIN)

GtkWidget *
sal_whitespace_matrix_get_cell (SalWhitespaceMatrix *self, guint row, guint family)
{
  return g_ptr_array_index (self->cells, row * self->n_families + family);
}

static guint
get_place (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "place"));
}

/* --- choosing --- */

static void
take_choice (SalWhitespaceMatrix *self, GtkWidget *cell)
{
  guint place = get_place (cell);

  self->row = place / self->n_families;
  self->family = place % self->n_families;
  g_signal_emit (self, signals[CELL_CHOSEN], 0, self->row, self->family);
}

static void
focused_cb (GtkEventController *controller, SalWhitespaceMatrix *self)
{
  if (!self->is_building)
    take_choice (self, gtk_event_controller_get_widget (controller));
}

static void
clicked_cb (GtkWidget *cell, SalWhitespaceMatrix *self)
{
  take_choice (self, cell);
  g_signal_emit (self, signals[CELL_ACTIVATED], 0, self->row, self->family);
}

/* --- the menu --- */

static void
popover_closed_cb (SalWhitespaceMatrix *self)
{
  GtkWidget *cell = sal_whitespace_matrix_get_cell (self, self->row, self->family);

  if (cell != NULL)
    gtk_widget_grab_focus (cell);
}

static void
pop_up (SalWhitespaceMatrix *self, GtkWidget *cell)
{
  graphene_rect_t place;

  if (self->cell_menu == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &place))
    return;
  gtk_widget_grab_focus (cell);
  take_choice (self, cell);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->cell_menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) place.origin.x,
                                                (int) place.origin.y,
                                                (int) place.size.width,
                                                (int) place.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SalWhitespaceMatrix *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (!gdk_event_triggers_context_menu (event))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

/* Lets a cell be chosen. */
void
sal_whitespace_matrix_watch_cell (SalWhitespaceMatrix *self, GtkWidget *cell)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect (cell, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (cell, focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), 0);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (press));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  SalWhitespaceMatrix *self = SAL_WHITESPACE_MATRIX (widget);
  GtkWidget *cell =
      self->cells->len > 0 ? sal_whitespace_matrix_get_cell (self, self->row, self->family) : NULL;

  if (cell == NULL)
    return FALSE;
  pop_up (self, cell);

  return TRUE;
}

/* --- what was chosen --- */

/**
 * sal_whitespace_matrix_get_chosen:
 * @self: a matrix
 * @row: (out): the row of the cell that was chosen
 * @family: (out): its product family
 *
 * Tells which cell was chosen last.
 *
 * Returns: %FALSE if nothing shows
 */
gboolean
sal_whitespace_matrix_get_chosen (SalWhitespaceMatrix *self, guint *row, guint *family)
{
  *row = self->row;
  *family = self->family;

  return self->cells->len > 0 &&
         sal_whitespace_matrix_get_cell (self, self->row, self->family) != NULL;
}

/**
 * sal_whitespace_matrix_choose:
 * @self: a matrix
 * @row: a row
 * @family: a product family
 *
 * Chooses a cell, without taking the focus, if there is one.
 */
void
sal_whitespace_matrix_choose (SalWhitespaceMatrix *self, guint row, guint family)
{
  if (row < self->n_rows && family < self->n_families &&
      sal_whitespace_matrix_get_cell (self, row, family) != NULL)
    take_choice (self, sal_whitespace_matrix_get_cell (self, row, family));
}

/**
 * sal_whitespace_matrix_pop_up:
 * @self: a matrix
 *
 * Shows what can be done with the cell that is chosen, at the cell.
 */
void
sal_whitespace_matrix_pop_up (SalWhitespaceMatrix *self)
{
  GtkWidget *cell = sal_whitespace_matrix_get_cell (self, self->row, self->family);

  if (cell != NULL)
    pop_up (self, cell);
}

gboolean
sal_whitespace_matrix_focus (SalWhitespaceMatrix *self)
{
  guint row, family;

  return sal_whitespace_matrix_get_chosen (self, &row, &family) &&
         gtk_widget_grab_focus (sal_whitespace_matrix_get_cell (self, row, family));
}

/* --- the object --- */

static void
sal_whitespace_matrix_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch ((SalWhitespaceMatrixProperty) prop_id)
    {
    case PROP_CELL_MENU:
      g_set_object (&SAL_WHITESPACE_MATRIX (object)->cell_menu, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_whitespace_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SalWhitespaceMatrix *self = SAL_WHITESPACE_MATRIX (widget);

  GTK_WIDGET_CLASS (sal_whitespace_matrix_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
sal_whitespace_matrix_dispose (GObject *object)
{
  SalWhitespaceMatrix *self = SAL_WHITESPACE_MATRIX (object);

  self->is_building = TRUE;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->cell_menu);

  G_OBJECT_CLASS (sal_whitespace_matrix_parent_class)->dispose (object);
}

static void
sal_whitespace_matrix_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_WHITESPACE_MATRIX (object)->cells);

  G_OBJECT_CLASS (sal_whitespace_matrix_parent_class)->finalize (object);
}

static void
sal_whitespace_matrix_class_init (SalWhitespaceMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = SAL_TYPE_WHITESPACE_MATRIX;

  object_class->set_property = sal_whitespace_matrix_set_property;
  object_class->dispose = sal_whitespace_matrix_dispose;
  object_class->finalize = sal_whitespace_matrix_finalize;
  widget_class->size_allocate = sal_whitespace_matrix_size_allocate;

  properties[PROP_CELL_MENU] = g_param_spec_object (
      "cell-menu", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CELL_CHOSEN] = g_signal_new ("cell-chosen",
                                       type,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       2,
                                       G_TYPE_UINT,
                                       G_TYPE_UINT);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated",
                                          type,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_UINT,
                                          G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-whitespace-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, SalWhitespaceMatrix, heads);
  gtk_widget_class_bind_template_child (widget_class, SalWhitespaceMatrix, grid);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
sal_whitespace_matrix_init (SalWhitespaceMatrix *self)
{
  self->cells = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_tab_stop_make_one (GTK_WIDGET (self->grid));
}
