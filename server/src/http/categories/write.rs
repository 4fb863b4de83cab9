use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::{Deserialize, Serialize};
use services::{
    catalog::{CategoryInput, ImageInput},
    window::Shown,
};
use shop::{Code, Rejection, catalog::Category, error::Checked};
use utoipa::ToSchema;

use super::{CategoryView, at};
use crate::{
    http::{
        HttpError, HttpResult,
        asked::{Address, Asked},
        body::JsonBody,
        given::{Given, Whole},
        openapi::{Done, Refusal},
    },
    state::AppState,
};

/// What the service calls otherwise than the contract.
const NAMES: [(&str, &str); 2] = [("title", "name"), ("image.src", "image")];

/// A category as it is written. When it is updated, what is left out stays as it is.
#[derive(Default, Deserialize, ToSchema)]
pub struct CategoryBody {
    /// Its name. Needed when it is created.
    #[serde(default)]
    #[schema(value_type = String, example = "Lighting")]
    name: Given<String>,
    /// Made from the name if it is left out.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    slug: Given<String>,
    /// The slug or id of the category above; null for a department.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    parent: Given<String>,
    /// Its place among its siblings.
    #[serde(default)]
    #[schema(value_type = Option<u32>)]
    position: Given<Whole>,
    /// Its picture: a path of this shop, or an https address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    image: Given<String>,
}

/// A category that was written.
#[derive(Serialize, ToSchema)]
pub struct CategoryWritten {
    message: &'static str,
    category: CategoryView,
}

/// Makes a category.
#[utoipa::path(
    post, path = "/categories", tag = "categories", security(("token" = [])), request_body = CategoryBody,
    responses(
        (status = 201, description = "It is in the shop", body = CategoryWritten),
        (status = 400, description = "A field is missing or wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 409, description = "The slug is taken", body = Refusal),
    )
)]
pub async fn create_category(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    JsonBody(body): JsonBody<CategoryBody>,
) -> HttpResult<impl IntoResponse> {
    let input = body.onto(CategoryInput::default())?;
    let category = state.shop.catalog.create_category(&ctx, &input).await.map_err(HttpError::renamed(&NAMES))?;
    Ok((StatusCode::CREATED, written("Category added successfully", &category, &state)))
}

/// Changes a category: what is left out stays as it is.
#[utoipa::path(
    put, path = "/categories/{id}", tag = "categories", security(("token" = [])), request_body = CategoryBody,
    params(("id" = String, Path, description = "Id or slug")),
    responses(
        (status = 200, description = "It is changed", body = CategoryWritten),
        (status = 400, description = "A field is wrong", body = Refusal),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 404, description = "No such category", body = Refusal),
        (status = 409, description = "The slug is taken, or it would lie inside itself", body = Refusal),
    )
)]
pub async fn update_category(
    Asked(ctx): Asked,
    State(state): State<AppState>,
    Address(address): Address,
    JsonBody(body): JsonBody<CategoryBody>,
) -> HttpResult<impl IntoResponse> {
    let window = state.shop.catalog.shown();
    let found = at(&window, &address).ok_or_else(|| HttpError::new(Code::CategoryNotFound, "There is no such category."))?;
    let input = body.onto(present(found, &window))?;
    let category = state.shop.catalog.update_category(&ctx, found.id.as_str(), &input).await.map_err(HttpError::renamed(&NAMES))?;
    Ok(written("Category updated successfully", &category, &state))
}

/// Removes a category; what lies in it moves to the one above.
#[utoipa::path(
    delete, path = "/categories/{id}", tag = "categories", security(("token" = [])),
    params(("id" = String, Path, description = "Id or slug")),
    responses(
        (status = 200, description = "It is gone", body = Done),
        (status = 401, description = "No token, or not a valid one", body = Refusal),
        (status = 404, description = "No such category", body = Refusal),
    )
)]
pub async fn delete_category(Asked(ctx): Asked, State(state): State<AppState>, Address(address): Address) -> HttpResult<Json<Done>> {
    state.shop.catalog.delete_category(&ctx, &address).await?;
    Ok(Json(Done { message: "Category deleted successfully" }))
}

impl CategoryBody {
    fn onto(self, mut input: CategoryInput) -> Result<CategoryInput, Rejection> {
        let mut check = Checked::default();
        if let Some(name) = self.name.take("name", &mut check) {
            input.title = name;
        }
        self.slug.replace("slug", &mut check, &mut input.slug, |slug| slug);
        self.parent.replace("parent", &mut check, &mut input.parent, |parent| parent);
        self.position.replace("position", &mut check, &mut input.position, |place| place.0);
        let image = |src: String| ImageInput { src, ..ImageInput::default() };
        let same = matches!((&self.image, &input.image), (Given::Right(src), Some(image)) if image.src == *src);
        if !same {
            self.image.replace("image", &mut check, &mut input.image, image);
        }
        check.done(|| Some(input))
    }
}

fn present(category: &Category, window: &Shown) -> CategoryInput {
    let parent = category.parent.as_ref().and_then(|id| window.tree.get(id));
    let image =
        |image: &shop::catalog::Image| ImageInput { src: image.src.to_string(), alt: image.alt.clone(), widths: image.widths.clone() };
    CategoryInput {
        slug: Some(category.slug.to_string()),
        title: category.title.to_string(),
        parent: parent.map(|parent| parent.slug.to_string()),
        position: Some(category.position),
        image: category.image.as_ref().map(image),
    }
}

fn written(message: &'static str, category: &Category, state: &AppState) -> Json<CategoryWritten> {
    Json(CategoryWritten { message, category: CategoryView::of(category, &state.shop.catalog.shown()) })
}
